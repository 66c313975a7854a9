export type { AuthorityProps, ExistingStoreProps, OpenBaoProps } from './props';
export { SecretStore, secretStore } from './secret-store';
