import { absolutePath, type Findings, withDefaults } from '../kernel';
import { hostGatewayDefaults } from './defaults';
import { Entry } from './entry';
import { resolveHostEntry } from './entry-spec';
import { nginxTargets } from './nginx/target';
import type { NginxSpec } from './nginx-spec';
import type { Address, HostGatewayProps } from './props';
import { hostPorts, shutdown } from './settings';
import { resolveRouting } from './spec';
import type { TargetSpec } from './target-spec';
import { checkNames, checkTarget } from './target-rule';

export function resolveHostGateway(
  props: HostGatewayProps,
  resolveTarget: (target: Address) => TargetSpec,
  findings: Findings,
): NginxSpec {
  const p = withDefaults(props, hostGatewayDefaults);
  const target = props.nginx ?? nginxTargets.debian12;
  checkTarget(target, findings);
  const routing = resolveRouting(props, resolveTarget, findings);
  checkNames(target, routing, findings);
  findings.integer('workerConnections', p.workerConnections, { min: 64, max: 500_000 });
  findings.check('tls.certificate', p.tls.certificate, absolutePath);
  findings.check('tls.key', p.tls.key, absolutePath);
  return {
    target,
    routing,
    trust: resolveHostEntry(props.entry ?? Entry.direct(), findings),
    ports: hostPorts,
    ipv6: p.ipv6,
    statusOnLoopback: true,
    certificate: { kind: 'files', certificate: p.tls.certificate, key: p.tls.key },
    resolver: undefined,
    workers: 'auto',
    workerConnections: p.workerConnections,
    workerShutdownTimeout: shutdown.workers,
    foreground: false,
  };
}
