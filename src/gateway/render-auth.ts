import { block, directive, type Directive, type Node, quoted } from './nginx/directive';
import { inVariable, type VariableName, variable } from './nginx/variable';
import type { NginxSpec } from './nginx-spec';
import { requestHeaders } from './render-request-headers';
import { forgeable } from './settings';
import type { AuthSpec } from './spec';

/** No route can have it: `@` is in no URL path that naust accepts. */
const ASK = '/@auth';

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

/** Its own headers replace all that it would inherit, so they are all here. */
export function authLocation(spec: NginxSpec, auth: AuthSpec): Directive {
  return block(
    'location',
    ['=', ASK],
    [
      directive('internal'),
      directive('proxy_pass', quoted(`http://${auth.upstream}${auth.verify}`)),
      directive('proxy_pass_request_body', 'off'),
      directive('proxy_set_header', 'Content-Length', quoted('')),
      directive('proxy_set_header', 'Connection', quoted('')),
      ...requestHeaders(spec.trust).filter(isNotAsked),
      directive('proxy_set_header', 'X-Original-Method', variable('request_method')),
      directive('proxy_set_header', 'X-Original-URI', variable('request_uri')),
      ...auth.identity.map((header) => directive('proxy_set_header', header, quoted(''))),
    ],
  );
}

const asked: readonly string[] = forgeable.filter((name) => /^X-Original-(Method|URI)$/.test(name));

function isNotAsked({ words }: Directive): boolean {
  return !(typeof words[0] === 'string' && asked.includes(words[0]));
}
