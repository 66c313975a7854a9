export { EgressProxy } from './egress-proxy';
export type { EgressProxyProps } from './props';
