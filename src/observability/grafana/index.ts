export { Grafana } from './grafana';
export type { GrafanaProps } from './props';
export { dashboardFiles } from './dashboard-files';
export { renderDatasources } from './render-datasources';
export { renderGrafanaPod } from './render-pod';
export { type GrafanaModel, type GrafanaSpec, resolveGrafana } from './spec';
