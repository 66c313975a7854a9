import type { Directive } from '../../nginx';
import type { NginxSpec } from '../nginx-spec';
import type { Prefix } from '../proxy/render';
import { addedHeaders, type AnswerHeaders, hiddenHeaders, hidesMore } from '../render-answer-headers';
import type { ServerSpec } from '../server/spec';
import type { RouteSpec } from './spec';

export function answerHeadersOf({ headers, cors }: RouteSpec, server: ServerSpec): AnswerHeaders {
  return { headers: headers ?? server.headers, cors };
}

/** Whose headers, or whose origins, are its own, has all of them: one alone would drop the rest. */
export function renderAdded(route: RouteSpec, server: ServerSpec, spec: NginxSpec): readonly Directive[] {
  if (!hasOwn(route)) return [];
  return addedHeaders(answerHeadersOf(route, server), spec, server);
}

/** gRPC has a list of its own, which nothing is inherited by. */
export function renderHidden(route: RouteSpec, server: ServerSpec): readonly Directive[] {
  const prefix: Prefix = route.protocol === 'grpc' ? 'grpc' : 'proxy';
  if (prefix === 'proxy' && !hasOwn(route)) return [];
  const own = answerHeadersOf(route, server);
  return prefix === 'grpc' || hidesMore(own, server) ? hiddenHeaders(own, prefix) : [];
}

function hasOwn({ headers, hasOwnCors }: RouteSpec): boolean {
  return headers !== undefined || hasOwnCors;
}
