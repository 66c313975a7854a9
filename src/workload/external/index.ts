export { External } from './external';
export type { ExternalCidrsProps, ExternalPodsProps, ExternalProps } from './props';
