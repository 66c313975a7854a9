import { block, type Directive, directive, type Node, quoted, variable } from '../nginx';
import type { NginxSpec } from './nginx-spec';
import { listen, names } from './render-listen';
import { onlyFromProxy } from './render-only-from-proxy';

const CHALLENGES = '/.well-known/acme-challenge/';

/** Plain HTTP, which is led to HTTPS, but for what a certificate authority asks of names that prove themselves by it. */
export function renderPlainServers(spec: NginxSpec): readonly Directive[] {
  return [...hostsByWebroot(spec)].map(([webroot, hosts]) =>
    block(
      'server',
      [],
      [
        ...listen(spec, 'http', false),
        names(hosts),
        ...onlyFromProxy(spec),
        ...(webroot === undefined ? [toHttps()] : challengesFrom(webroot)),
      ],
    ),
  );
}

function hostsByWebroot({ routing, certificates }: NginxSpec): ReadonlyMap<string | undefined, string[]> {
  const byWebroot = new Map<string | undefined, string[]>();
  routing.servers.forEach(({ hosts }, index) => {
    const certificate = certificates[index]!;
    const webroot = certificate.kind === 'files' ? certificate.acmeWebroot : undefined;
    byWebroot.set(webroot, [...(byWebroot.get(webroot) ?? []), ...hosts]);
  });
  return byWebroot;
}

/** A `return` beside the locations would come before them. */
function challengesFrom(webroot: string): readonly Node[] {
  return [
    block(
      'location',
      [quoted(CHALLENGES)],
      [directive('root', quoted(webroot)), directive('default_type', 'application/octet-stream')],
    ),
    block('location', ['/'], [toHttps()]),
  ];
}

function toHttps(): Directive {
  return directive('return', '308', quoted('https://', variable('host'), variable('request_uri')));
}
