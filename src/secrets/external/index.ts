export { ExternalSecret } from './external-secret';
export type { ExternalSecretProps, RemoteValueProps } from './props';
