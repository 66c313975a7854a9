import { block, type Directive, directive, type Node, quoted } from '../../nginx';
import type { NginxSpec } from '../nginx-spec';
import type { ServerSpec } from '../server/spec';
import { renderUpstreamTls, schemeOf } from '../upstream/render-tls';
import { renderAdded, renderHidden } from './render-answer-headers';
import type { FallbackSpec } from './spec';

export function fallbackLocation({ index }: FallbackSpec): `@${string}` {
  return `@fallback_${index}`;
}

/** What is answered in the place of services that are out. */
export function renderFallbacks(server: ServerSpec, spec: NginxSpec): readonly Directive[] {
  return server.routes.flatMap((route) => {
    const { fallback } = route;
    if (fallback === undefined) return [];
    const asks = server.auth && route.public ? [directive('auth_request', 'off')] : [];
    const hidden = fallback.upstream ? renderHidden(route, server) : [];
    const nodes = [...asks, ...renderAdded(route, server, spec), ...hidden, ...answer(fallback, spec)];
    return [block('location', [fallbackLocation(fallback)], nodes)];
  });
}

function answer({ answer: given, upstream }: FallbackSpec, spec: NginxSpec): readonly Node[] {
  if (upstream) {
    return [
      ...renderUpstreamTls(upstream, spec.target),
      directive('proxy_pass', quoted(`${schemeOf(upstream)}${upstream.name}`)),
    ];
  }
  if (given === undefined) return [];
  return [
    directive('default_type', 'application/json'),
    directive('return', String(given.status), quoted(given.json)),
  ];
}
