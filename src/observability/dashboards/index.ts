import { database } from './database';
import { gateway } from './gateway';
import { logsBy } from './logs';
import { node } from './node';
import { overview } from './overview';
import { service } from './service';
import { stores } from './stores';

/** What a stack in a cluster is looked at by. */
export const dashboards = [
  overview,
  service,
  gateway,
  database,
  node,
  logsBy('namespace', 'app'),
  stores,
] as const;

/** What a stack on a host is looked at by, before what nothing there tells is left out. */
export const hostDashboards = [overview, gateway, node, logsBy('host', 'unit'), stores] as const;

export type { Dashboard } from './dashboard';
export { renderDashboard } from './render-dashboard';
export { toldDashboards } from './told';
