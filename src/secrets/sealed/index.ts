export type { SealedSecretProps } from './props';
export { SealedSecret } from './sealed-secret';
