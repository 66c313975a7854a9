export { unreachableByName } from './by-name-rule';
export { External } from './external';
export type { ExternalCidrsProps, ExternalPodsProps, ExternalProps } from './props';
