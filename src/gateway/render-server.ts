import { authLocation, authUnavailable, renderAuth } from './auth/render';
import { renderLimits } from './limit/render';
import { renderClosed, renderMaintenanceLocation } from './maintenance/render';
import { block, comment, type Directive, directive, inTurn, type Node, quoted, variable } from '../nginx';
import { supports } from './nginx/target';
import type { CertificateSpec, NginxSpec } from './nginx-spec';
import { renderProxy } from './proxy/render';
import { addedHeaders, hiddenHeaders } from './render-answer-headers';
import { listen, listenQuic, names } from './render-listen';
import { onlyFromProxy } from './render-only-from-proxy';
import { keptConnection, renderPassing } from './render-passing';
import { renderPlainServers } from './render-plain-servers';
import { answerHeadersOf } from './route/render-answer-headers';
import { errorPages, renderLocations } from './route/render';
import { renderFallbacks } from './route/render-fallback';
import type { ServerSpec } from './server/spec';
import { loopback, privateNetworks } from './settings';
import { tracesGoOn } from './trace/render';

/** Rejects names that are not ours, leads HTTP to HTTPS, serves, and answers those who watch. */
export function renderServers(spec: NginxSpec): readonly Node[] {
  const { servers } = spec.routing;
  return [
    comment(
      'A name that is not served here gets no certificate, and 421 on a connection that is there already.',
    ),
    server(
      ...listen(spec, 'http', true),
      ...listen(spec, 'https', true),
      ...listenQuic(spec, true),
      directive('server_name', '_'),
      ...rejectHandshake(spec),
      block('location', ['/'], [directive('return', '421')]),
    ),
    ...renderPlainServers(spec),
    ...servers.map((each, index) =>
      block(
        'server',
        [],
        inTurn(() => gateway(each, spec.certificates[index]!, spec)),
      ),
    ),
    status(spec),
  ];
}

function server(...nodes: readonly Node[]): Directive {
  return block('server', [], nodes);
}

function* gateway(own: ServerSpec, certificate: CertificateSpec, spec: NginxSpec): Generator<Node> {
  const { auth, maintenance } = own;
  const { bodySize, ...passing } = own.proxy;
  yield* [
    ...listen(spec, 'https', false),
    ...listenQuic(spec, false),
    names(own.hosts),
    ...renderCertificate(certificate),
    ...onlyFromProxy(spec),
    ...(maintenance ? [renderClosed(maintenance)] : []),
    ...renderProxy({ bodySize }, own.proxy),
    ...renderLimits(own.limits),
    ...(auth ? renderAuth(auth) : []),
    ...errorPages(own),
    comment('Headers of every answer, errors included; what a service says under these names is dropped.'),
    ...addedHeaders(own, spec),
    ...hiddenHeaders(own),
    comment(
      `What services are told: nothing of it is the client's own word, but an id of the request${tracesGoOn(spec) ? ' and of its trace' : ''}.`,
    ),
    ...keptConnection(),
    ...renderPassing(own, spec),
    ...renderProxy(passing, own.proxy),
    ...(auth
      ? [authLocation(spec, auth), block('location', [authUnavailable], [directive('return', '503')])]
      : []),
    ...ofMaintenance(own, spec),
    ...renderFallbacks(own, spec),
  ];
  yield* renderLocations(own, spec);
}

/** Of the server and of its routes, each under the headers that hold there. */
function ofMaintenance(own: ServerSpec, spec: NginxSpec): readonly Directive[] {
  const { maintenance, routes } = own;
  return [
    ...(maintenance ? [renderMaintenanceLocation(maintenance, addedHeaders(own, spec))] : []),
    ...routes.flatMap((route) =>
      route.maintenance
        ? [renderMaintenanceLocation(route.maintenance, addedHeaders(answerHeadersOf(route, own), spec, own))]
        : [],
    ),
  ];
}

/** A certificate that is none ends the handshake where nginx has no word for it. */
function rejectHandshake({ target }: NginxSpec): readonly Node[] {
  if (supports(target, 'rejectHandshake')) return [directive('ssl_reject_handshake', 'on')];
  const none = quoted('data:', variable('no_certificate'));
  return [directive('ssl_certificate', none), directive('ssl_certificate_key', none)];
}

function renderCertificate(files: CertificateSpec): readonly Node[] {
  if (files.kind === 'files') {
    return [
      directive('ssl_certificate', quoted(files.certificate)),
      directive('ssl_certificate_key', quoted(files.key)),
    ];
  }
  return [
    directive('ssl_certificate', quoted(variable('tls_directory'), '/tls.crt')),
    directive('ssl_certificate_key', quoted(variable('tls_directory'), '/tls.key')),
  ];
}

function status(spec: NginxSpec): Directive {
  const { status: port } = spec.ports;
  const who = spec.statusOnLoopback
    ? 'For the host itself.'
    : 'For the kubelet and what watches: no Service leads here.';
  const watchers = spec.statusOnLoopback ? loopback : [...loopback, ...privateNetworks];
  return server(
    comment(who),
    directive('listen', spec.statusOnLoopback ? `127.0.0.1:${port}` : String(port)),
    directive('access_log', 'off'),
    block('location', ['=', '/healthz'], [directive('return', '204')]),
    block(
      'location',
      ['=', '/stub_status'],
      [
        ...watchers.map((network) => directive('allow', network)),
        directive('deny', 'all'),
        directive('stub_status'),
      ],
    ),
  );
}
