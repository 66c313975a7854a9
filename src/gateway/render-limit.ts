import { comment, directive, type Directive, type Node, quoted } from './nginx/directive';
import { size } from './nginx/units';
import { variable } from './nginx/variable';
import type { Rate } from './props';
import { addressZone } from './settings';
import type { RoutingSpec } from './spec';

/** Where it is counted what each client address has asked for. */
export function renderZones(routing: RoutingSpec): readonly Node[] {
  const ofRoutes = routing.routes.flatMap(({ path, rate }) => (rate ? [rateZone(`rl_${path}`, rate)] : []));
  return [
    comment('What one client address may ask for.'),
    rateZone('rl_gateway', routing.rate),
    ...ofRoutes,
    directive('limit_conn_zone', variable('binary_remote_addr'), `zone=lc_gateway:${size(addressZone)}`),
    directive('limit_req_status', '429'),
    directive('limit_conn_status', '429'),
  ];
}

/** nginx takes no burst of zero. */
export function limitRequests(zone: string, { burst }: Rate): Directive {
  const allowance = burst > 0 ? [`burst=${burst}`, 'nodelay'] : [];
  return directive('limit_req', quoted(`zone=${zone}`), ...allowance);
}

function rateZone(name: string, { requests, per }: Rate): Directive {
  return directive(
    'limit_req_zone',
    variable('binary_remote_addr'),
    quoted(`zone=${name}:${size(addressZone)}`),
    `rate=${requests}r/${per === 'second' ? 's' : 'm'}`,
  );
}
