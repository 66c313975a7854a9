import { block, directive, type Directive, type Node, quoted } from './nginx/directive';
import { size, time } from './nginx/units';
import { limitRequests } from './render-limit';
import { retryWindow } from './retry-window';
import type { RouteSpec, RoutingSpec } from './spec';

/** A path is itself and everything below it, but not `/ordersX`: that takes two locations. */
export function renderLocations(routing: RoutingSpec): readonly Node[] {
  const locations = routing.routes.flatMap((route) => {
    const nodes = ofRoute(route, routing);
    if (route.path === '/') return [block('location', ['/'], nodes)];
    return [
      block('location', ['=', quoted(route.path)], nodes),
      block('location', [quoted(`${route.path}/`)], nodes),
    ];
  });
  const hasRoot = routing.routes.some(({ path }) => path === '/');
  return hasRoot ? locations : [...locations, block('location', ['/'], [directive('return', '404')])];
}

function ofRoute(route: RouteSpec, routing: RoutingSpec): readonly Directive[] {
  const { rate, timeout, bodySize } = route;
  return [
    ...(routing.auth && route.public ? [directive('auth_request', 'off')] : []),
    ...(rate ? [limitRequests(`rl_${route.path}`, rate)] : []),
    ...(bodySize ? [directive('client_max_body_size', size(bodySize))] : []),
    ...(timeout ? timeouts(timeout, routing) : []),
    directive('proxy_pass', quoted(`http://${route.upstream}`)),
  ];
}

function timeouts(timeout: RouteSpec['timeout'] & {}, routing: RoutingSpec): readonly Directive[] {
  return [
    directive('proxy_read_timeout', time(timeout)),
    directive('proxy_next_upstream_timeout', time(retryWindow(routing.connectTimeout, timeout))),
  ];
}
