import { configYaml } from '../../kernel';
import { type Dashboard, renderDashboard } from '../dashboards';
import { inFiles } from '../kubernetes';
import type { OwnDashboard } from './own-dashboards';

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

type Files = Readonly<Record<string, string>>;

/** What says where they are, and each of them. */
export function dashboardFiles(dashboards: readonly Dashboard[]): Files {
  const files = dashboards.map((dashboard) => [
    `${dashboard.uid}.json`,
    `${JSON.stringify(renderDashboard(dashboard), undefined, 1)}\n`,
  ]);
  return { 'provider.yaml': configYaml(provider), ...Object.fromEntries(files) };
}

/** The files of each map: those of the stack in the first, those of users in as few others as hold them. */
export function dashboardMaps(
  dashboards: readonly Dashboard[],
  own: readonly OwnDashboard[],
): Readonly<Record<string, Files>> {
  const others = packed(own).map((some, index) => [
    `grafana-dashboards-${index + 2}`,
    Object.fromEntries(some.map(({ uid, text }) => [`${uid}.json`, text])),
  ]);
  return { 'grafana-dashboards': dashboardFiles(dashboards), ...Object.fromEntries(others) };
}

function packed(own: readonly OwnDashboard[]): readonly (readonly OwnDashboard[])[] {
  return inFiles(own, ({ text }) => Buffer.byteLength(text));
}
