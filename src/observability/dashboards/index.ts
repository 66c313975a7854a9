import { database } from './database';
import { gateway } from './gateway';
import { logs } from './logs';
import { node } from './node';
import { overview } from './overview';
import { service } from './service';
import { stores } from './stores';

/** What a stack is looked at by. */
export const dashboards = [overview, service, gateway, database, node, logs, stores] as const;
export type { Dashboard } from './dashboard';
export { renderDashboard } from './render-dashboard';
