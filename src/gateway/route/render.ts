import { authUnavailable } from '../auth/render';
import { renderCache } from '../cache/render';
import { renderPreflight } from '../cors/render';
import { renderLimits } from '../limit/render';
import { maintenanceLocation, renderClosed } from '../maintenance/render';
import { block, type Directive, directive, type Node, quoted, variable } from '../../nginx';
import type { NginxSpec } from '../nginx-spec';
import { renderProxy } from '../proxy/render';
import { upgradeHeaders, renderPassing } from '../render-passing';
import type { ServerSpec } from '../server/spec';
import { renderUpstreamTls, schemeOf } from '../upstream/render-tls';
import { renderAdded, renderHidden } from './render-answer-headers';
import { canaryVariable } from './render-canary';
import { fallbackLocation } from './render-fallback';
import type { RouteSpec } from './spec';

/** A path is itself and everything below it, but not `/ordersX`: that takes two locations. */
export function* renderLocations(server: ServerSpec, spec: NginxSpec): Generator<Directive> {
  for (const route of server.routes) {
    const nodes = ofRoute(route, server, spec);
    if (route.path === '/') yield block('location', ['/'], nodes);
    else {
      yield block('location', ['=', quoted(route.path)], nodes);
      yield block('location', [quoted(`${route.path}/`)], nodes);
    }
  }
  const hasRoot = server.routes.some(({ path }) => path === '/');
  if (!hasRoot) yield block('location', ['/'], [directive('return', '404')]);
}

function ofRoute(route: RouteSpec, server: ServerSpec, spec: NginxSpec): readonly Node[] {
  const { maintenance, cors, protocol, cache } = route;
  const nodes: Node[] = [directive('set', variable('route'), quoted(route.path))];
  if (maintenance) nodes.push(renderClosed(maintenance));
  if (cors) nodes.push(renderPreflight(cors));
  if (server.auth && route.public) nodes.push(directive('auth_request', 'off'));
  nodes.push(...renderPasswords(route, server, spec));
  nodes.push(...renderLimits(route.limits), ...ownErrorPages(route, server));
  nodes.push(...renderAdded(route, server, spec), ...renderHidden(route, server));
  nodes.push(
    ...(protocol === 'grpc' ? grpc(route, server, spec) : renderProxy(route.proxy, route.wholeProxy)),
  );
  if (protocol === 'websocket') nodes.push(...upgradeHeaders(server, spec));
  if (protocol === 'sse') nodes.push(directive('proxy_buffering', 'off'));
  if (cache) nodes.push(...renderCache(cache));
  nodes.push(...renderUpstreamTls(route.upstream, spec.target, protocol === 'grpc' ? 'grpc' : 'proxy'));
  nodes.push(pass(route));
  return nodes;
}

/** @see https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html */
function renderPasswords(
  { path }: RouteSpec,
  server: ServerSpec,
  { passwords, routing }: NginxSpec,
): readonly Directive[] {
  const file = server === routing.servers[0] ? passwords[path] : undefined;
  if (file === undefined) return [];
  return [directive('auth_basic', quoted(path)), directive('auth_basic_user_file', quoted(file))];
}

/** Nothing of the other module's settings holds for this one, so it is all here. */
function grpc(route: RouteSpec, server: ServerSpec, spec: NginxSpec): readonly Node[] {
  const { bodySize } = route.proxy;
  const { bodySize: _of, ...whole } = route.wholeProxy;
  return [
    ...renderProxy({ ...whole, ...(bodySize && { bodySize }) }, route.wholeProxy, 'grpc'),
    ...renderPassing(server, spec, 'grpc'),
  ];
}

function pass({ upstream, canary, protocol }: RouteSpec): Directive {
  const isGrpc = protocol === 'grpc';
  const name = isGrpc ? 'grpc_pass' : 'proxy_pass';
  const scheme = isGrpc ? (upstream.tls ? 'grpcs://' : 'grpc://') : schemeOf(upstream);
  if (canary) return directive(name, quoted(scheme, variable(canaryVariable(canary))));
  return directive(name, quoted(`${scheme}${upstream.name}`));
}

/** Where a request goes that nginx itself has no answer to. */
export function errorPages(server: ServerSpec, route?: RouteSpec): readonly Directive[] {
  const maintenance = route?.maintenance ?? server.maintenance;
  return [
    ...(server.auth ? [directive('error_page', '500', '=', authUnavailable)] : []),
    ...(maintenance ? [directive('error_page', '503', '=', maintenanceLocation(maintenance))] : []),
    ...(route?.fallback
      ? [directive('error_page', '502', '504', '=', fallbackLocation(route.fallback))]
      : []),
  ];
}

function ownErrorPages(route: RouteSpec, server: ServerSpec): readonly Directive[] {
  return route.maintenance || route.fallback ? errorPages(server, route) : [];
}
