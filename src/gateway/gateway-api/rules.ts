import type { Finding } from '../../kernel';
import { publicPersonalData } from '../rules/public-personal-data';
import { shadowedRoutes } from '../rules/shadowed-routes';
import { timeoutsOutOfOrder } from '../rules/timeouts-out-of-order';
import type { RoutingSpec } from '../spec';
import type { GatewayApiSpec } from './spec';

/** What holds for these routes whoever carries them; asked when the stack is complete. */
export function gatewayApiFindings({ routing }: GatewayApiSpec): readonly Finding[] {
  return [
    ...timeoutsOutOfOrder({ routing: timed(routing) }),
    ...shadowedRoutes({ routing }),
    ...publicPersonalData({ routing }, 'let the service ask, or use Gateway with auth: { service }'),
  ];
}

/** A GRPCRoute is not timed. */
function timed(routing: RoutingSpec): RoutingSpec {
  const servers = routing.servers.map((server) => ({
    ...server,
    routes: server.routes.filter(({ protocol }) => protocol !== 'grpc'),
  }));
  return { ...routing, servers };
}
