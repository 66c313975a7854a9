export { External } from './external';
export type { ExternalCidrsProps, ExternalProps } from './props';
