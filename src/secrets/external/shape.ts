import { duration, oneOf, optional, recordOf, type Shape, shaped, text, textLike } from '../../kernel';
import { secretStore } from '../store';
import { storePath } from '../store/grammar';
import type { ExternalSecretProps, RemoteValueProps } from './props';

export const externalSecretShape: Shape<ExternalSecretProps> = {
  store: secretStore,
  keys: recordOf(
    shaped<RemoteValueProps>({
      from: textLike(storePath),
      property: optional(textLike(storePath)),
      version: optional(textLike(storePath)),
    }),
  ),
  refresh: optional(duration),
  creationPolicy: optional(oneOf('Owner', 'Orphan', 'Merge')),
  deletionPolicy: optional(oneOf('Retain', 'Delete', 'Merge')),
  type: optional(text('kubernetes.io/tls')),
};
