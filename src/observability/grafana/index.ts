export { Grafana } from './grafana';
export { dashboardModel, type DashboardModel } from './own-dashboards';
export type { GrafanaRole, OidcProps } from './oidc-props';
export { oidcShape } from './oidc-shape';
export type { GrafanaProps } from './props';
export { dashboardFiles } from './dashboard-files';
export { renderDatasources } from './render-datasources';
export { renderGrafanaPod } from './render-pod';
export { type GrafanaModel, type GrafanaSpec, resolveGrafana } from './spec';
