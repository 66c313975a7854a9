import { corsHeaderNames, renderCorsHeaders } from './cors/render';
import type { CorsSpec } from './cors/spec';
import { type Directive, directive, quoted, variable } from '../nginx';
import type { NginxSpec } from './nginx-spec';
import type { Prefix } from './proxy/render';

/** What an answer has beside what a service says. */
export interface AnswerHeaders {
  readonly headers: Readonly<Record<string, string>>;
  readonly cors: CorsSpec | undefined;
}

/** All headers that the gateway adds to an answer, errors included. */
export function addedHeaders(
  { headers, cors }: AnswerHeaders,
  { http3, ports }: NginxSpec,
  around?: AnswerHeaders,
): readonly Directive[] {
  return [
    ...Object.entries(headers).map(([name, value]) => directive('add_header', name, quoted(value), 'always')),
    directive('add_header', 'X-Request-ID', variable('gateway_request_id'), 'always'),
    ...(cors ? renderCorsHeaders(cors, around?.cors) : []),
    ...(http3
      ? [directive('add_header', 'Alt-Svc', quoted(`h3=":${ports.https}"; ma=86400`), 'always')]
      : []),
  ];
}

/** What a service says of them is dropped: a client would get both. */
export function hiddenHeaders(all: AnswerHeaders, prefix: Prefix = 'proxy'): readonly Directive[] {
  return hiddenNames(all).map((name) => directive(`${prefix}_hide_header`, name));
}

/** Whether more is to be dropped than around it. */
export function hidesMore(all: AnswerHeaders, around: AnswerHeaders): boolean {
  const known = new Set(hiddenNames(around).map((name) => name.toLowerCase()));
  return hiddenNames(all).some((name) => !known.has(name.toLowerCase()));
}

function hiddenNames({ headers, cors }: AnswerHeaders): readonly string[] {
  return ['X-Request-ID', ...Object.keys(headers), ...(cors ? corsHeaderNames : []), 'X-Powered-By'];
}
