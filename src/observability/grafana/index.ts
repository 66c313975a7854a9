export { Grafana } from './grafana';
export type { GrafanaProps } from './props';
export { type GrafanaSpec, resolveGrafana } from './spec';
