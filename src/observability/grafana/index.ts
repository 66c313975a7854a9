export { Grafana } from './grafana';
export { dashboardModel, type DashboardModel } from './own-dashboards';
export type { GrafanaRole, OidcProps } from './oidc-props';
export { oidcShape } from './oidc-shape';
export type { GrafanaProps } from './props';
export { type GrafanaSpec, resolveGrafana } from './spec';
