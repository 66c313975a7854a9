import { absolutePath, type Findings, timeOfDay, withDefaults } from '../kernel';
import { hostGatewayDefaults } from './defaults';
import { Entry } from './entry';
import { resolveHostEntry } from './entry-spec';
import { upstreamHost } from './grammar';
import { nginxTargets } from './nginx/target';
import type { CertificateSpec, NginxSpec } from './nginx-spec';
import type { HostGatewayProps } from './props';
import { checkDuration, times } from './ranges';
import { checkTarget } from './rules/target';
import { hostPorts } from './settings';
import { shutdownTimeout } from './shutdown-timeout';
import { barePath } from './route/spec';
import { resolveRouting } from './spec';
import type { HostTls } from './tls/tls';
import type { Address } from './upstream/props';
import type { TargetSpec } from './upstream/target-spec';

export function resolveHostGateway(
  props: HostGatewayProps,
  resolveTarget: (target: Address) => TargetSpec,
  findings: Findings,
): NginxSpec {
  const p = withDefaults(props, hostGatewayDefaults);
  const target = props.nginx ?? nginxTargets.debian12;
  checkTarget(target, findings);
  const routing = resolveRouting(props, resolveTarget, findings);
  checkDuration('clientKeepaliveTimeout', p.clientKeepaliveTimeout, times.lasting, findings);
  if (props.restartAt !== undefined) findings.check('restartAt', props.restartAt, timeOfDay);
  if (props.resolver !== undefined) findings.check('resolver', props.resolver, upstreamHost);
  return {
    target,
    routing,
    trust: resolveHostEntry(props.entry ?? Entry.direct(), findings),
    ports: hostPorts,
    ipv6: p.ipv6,
    http3: props.http3 ?? false,
    statusOnLoopback: true,
    certificates: certificatesOf(props, findings),
    passwords: passwordsOf(props, findings),
    resolver: props.resolver,
    workers: 'auto',
    workerConnections: findings.integer('workerConnections', p.workerConnections, { min: 64, max: 500_000 }),
    workerShutdownTimeout: shutdownTimeout(routing),
    clientKeepaliveTimeout: p.clientKeepaliveTimeout,
    foreground: false,
  };
}

/** By path, as the routes have it. */
function passwordsOf(
  { passwords = {}, routes }: HostGatewayProps,
  findings: Findings,
): Readonly<Record<string, string>> {
  const known = new Set(Object.keys(routes).map(barePath));
  for (const [path, file] of Object.entries(passwords)) {
    findings.check(`passwords[${JSON.stringify(path)}]`, file, absolutePath);
    if (known.has(barePath(path))) continue;
    findings.add({
      code: 'NAUST-GTW-038',
      what: 'asks for passwords where it has no route',
      got: `passwords[${JSON.stringify(path)}]`,
      allowed: [...known].join(', '),
      fix: 'name the path as it is in routes',
    });
  }
  return Object.fromEntries(Object.entries(passwords).map(([path, file]) => [barePath(path), file]));
}

function certificatesOf(
  { tls, servers = [] }: HostGatewayProps,
  findings: Findings,
): readonly CertificateSpec[] {
  const all = [tls, ...servers.map((server) => server.tls ?? tls)];
  new Set(all).forEach((files) => checkFiles(files, findings));
  return all.map(({ certificate, key, acmeWebroot }) => ({ kind: 'files', certificate, key, acmeWebroot }));
}

function checkFiles({ certificate, key, acmeWebroot }: HostTls, findings: Findings): void {
  findings.check('tls.certificate', certificate, absolutePath);
  findings.check('tls.key', key, absolutePath);
  if (acmeWebroot !== undefined) findings.check('tls.acmeWebroot', acmeWebroot, absolutePath);
}
