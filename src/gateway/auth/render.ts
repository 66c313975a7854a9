import {
  block,
  comment,
  type Directive,
  directive,
  inVariable,
  type Node,
  quoted,
  size,
  time,
  type Variable,
  variable,
  type VariableName,
} from '../../nginx';
import type { NginxSpec } from '../nginx-spec';
import { requestHeaders } from '../proxy/render-headers';
import { cacheKeys, forgeable } from '../settings';
import type { UpstreamSpec } from '../upstream/spec';
import { renderUpstreamTls, schemeOf } from '../upstream/render-tls';
import type { AuthCacheSpec, AuthSpec } from './spec';

/** No route can have it: `@` is in no URL path that naust accepts. */
const ASK = '/@auth';
const ZONE = 'cache_auth';

/** Where a request goes whose auth service gave no answer: it is not the client's fault. */
export const authUnavailable = '@auth_unavailable';

/** For every location that does not say `auth_request off`. @see https://nginx.org/en/docs/http/ngx_http_auth_request_module.html */
export function renderAuth({ identity }: AuthSpec): readonly Node[] {
  return [
    directive('auth_request', ASK),
    ...identity.map((header, index) =>
      directive(
        'auth_request_set',
        variable(identityVariable(index)),
        variable(`upstream_http_${inVariable(header)}`),
      ),
    ),
  ];
}

export function identityVariable(index: number): VariableName {
  return `identity_${index}`;
}

export function renderAuthRoom(folder: string): readonly Node[] {
  return [
    comment('Who was let in a moment ago. In memory alone: the keys hold tokens.'),
    directive(
      'proxy_cache_path',
      folder,
      `keys_zone=${ZONE}:${size(cacheKeys)}`,
      `max_size=${size(cacheKeys)}`,
      'inactive=1m',
      'use_temp_path=off',
    ),
  ];
}

/** Its own headers replace all that it would inherit, so they are all here. */
export function authLocation(spec: NginxSpec, auth: AuthSpec): Directive {
  return block(
    'location',
    ['=', ASK],
    [
      directive('internal'),
      directive('proxy_pass', quoted(`${schemeOf(auth.upstream)}${auth.upstream.name}${auth.verify}`)),
      ...renderUpstreamTls(auth.upstream, spec.target),
      directive('proxy_pass_request_body', 'off'),
      directive('proxy_set_header', 'Content-Length', quoted('')),
      directive('proxy_set_header', 'Connection', quoted('')),
      ...requestHeaders(spec).filter(isNotAsked),
      directive('proxy_set_header', 'X-Original-Method', variable('request_method')),
      directive('proxy_set_header', 'X-Original-URI', variable('request_uri')),
      ...auth.identity.map((header) => directive('proxy_set_header', header, quoted(''))),
      ...(auth.cache ? renderAuthCache(auth.upstream, auth.cache) : []),
    ],
  );
}

/** The key holds all that the answer may depend on. Only who was let in is remembered. */
function renderAuthCache(
  { name }: UpstreamSpec,
  { time: lasting, perRequest }: AuthCacheSpec,
): readonly Directive[] {
  const who = ['remote_addr', 'http_authorization', 'http_cookie'] as const;
  const what = ['request_method', 'host', 'request_uri'] as const;
  const parts = perRequest ? [...who, ...what] : who;
  return [
    directive('proxy_cache', ZONE),
    directive(
      'proxy_cache_key',
      quoted(name, ...parts.flatMap((part): (string | Variable)[] => ['|', variable(part)])),
    ),
    directive('proxy_cache_valid', '200', '204', time(lasting)),
    directive('proxy_ignore_headers', 'X-Accel-Expires', 'Expires', 'Cache-Control', 'Vary'),
    directive('proxy_cache_lock', 'on'),
  ];
}

const asked: readonly string[] = forgeable.filter((name) => /^X-Original-(Method|URI)$/.test(name));

function isNotAsked({ words }: Directive): boolean {
  return !(typeof words[0] === 'string' && asked.includes(words[0]));
}
