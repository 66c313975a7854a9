export type { DeclaredSecret } from './declared-secret';
/** @internal */
export { declaredSecretsBelow } from './declared-secret';
export { ExternalSecret, type ExternalSecretProps, type RemoteValueProps } from './external';
export { literalSecretFindings, secretIn } from './rules/literal-secrets';
export { SealedSecret, type SealedSecretProps } from './sealed';
export { secretKey, secretName } from './secret-grammar';
export { SecretRef } from './secret-ref';
export { SecretSource } from './secret-source';
export { SopsSecret, type SopsSecretProps } from './sops';
export { type AuthorityProps, type ExistingStoreProps, type OpenBaoProps, SecretStore } from './store';
