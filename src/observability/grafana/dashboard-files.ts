import { configYaml } from '../../kernel';
import { type Dashboard, renderDashboard } from '../dashboards';

/** Where they and what names them are mounted. */
export const dashboardFolder = '/etc/grafana/provisioning/dashboards';

/** @see https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards */
const provider = {
  apiVersion: 1,
  providers: [
    {
      name: 'naust',
      type: 'file',
      folder: 'naust',
      disableDeletion: true,
      allowUiUpdates: false,
      updateIntervalSeconds: 60,
      options: { path: dashboardFolder },
    },
  ],
};

export function dashboardFiles(dashboards: readonly Dashboard[]): Readonly<Record<string, string>> {
  const files = dashboards.map((dashboard) => [
    `${dashboard.uid}.json`,
    `${JSON.stringify(renderDashboard(dashboard), undefined, 1)}\n`,
  ]);
  return { 'provider.yaml': configYaml(provider), ...Object.fromEntries(files) };
}
