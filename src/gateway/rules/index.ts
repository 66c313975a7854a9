import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';
import { idleClients } from './idle-clients';
import { idleConnections } from './idle-connections';
import { missingFeatures } from './missing-features';
import { namesLookedUpOnce } from './names-looked-up-once';
import { publicPersonalData } from './public-personal-data';
import { shadowedRoutes } from './shadowed-routes';
import { timeoutsOutOfOrder } from './timeouts-out-of-order';
import { tooFewConnections } from './too-few-connections';

const rules = [
  missingFeatures,
  namesLookedUpOnce,
  tooFewConnections,
  timeoutsOutOfOrder,
  idleConnections,
  idleClients,
  shadowedRoutes,
  publicPersonalData,
];

/** Holds what one nginx is to do against what it and its services can do; asked when the stack is complete. */
export function nginxFindings(spec: NginxSpec): readonly Finding[] {
  return rules.flatMap((rule) => rule(spec));
}
