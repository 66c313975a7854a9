import { kubernetesName, oneOf, optional, type Shape, shaped, textLike } from '../../kernel';
import { place } from '../../residency';
import { secretKey } from '../secret-grammar';
import { storeAddress, storePath } from './grammar';
import type { AuthorityProps, ExistingStoreProps, OpenBaoProps } from './props';

export const openBaoShape: Shape<OpenBaoProps> = {
  address: textLike(storeAddress),
  place,
  role: textLike(storePath),
  mount: optional(textLike(storePath)),
  authMount: optional(textLike(storePath)),
  namespace: optional(textLike(storePath)),
  authority: optional(
    shaped<AuthorityProps>({ configMap: textLike(kubernetesName), key: optional(textLike(secretKey)) }),
  ),
};

export const existingStoreShape: Shape<ExistingStoreProps> = {
  kind: oneOf('SecretStore', 'ClusterSecretStore'),
  place,
};
