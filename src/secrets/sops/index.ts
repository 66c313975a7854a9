export type { SopsSecretProps } from './props';
export { SopsSecret } from './sops-secret';
