import { absolutePath, type Findings, withDefaults } from '../kernel';
import { hostGatewayDefaults } from './defaults';
import { resolveHostEntry } from './entry-spec';
import { supports } from './nginx/target';
import type { NginxSpec } from './nginx-spec';
import type { Address, HostGatewayProps } from './props';
import { hostPorts, shutdown } from './settings';
import { resolveRouting, type TargetSpec } from './spec';
import { checkNames, checkTarget } from './target-rule';

export function resolveHostGateway(
  props: HostGatewayProps,
  resolveTarget: (target: Address) => TargetSpec,
  findings: Findings,
): NginxSpec {
  const p = withDefaults(props, hostGatewayDefaults);
  checkTarget(p.nginx, findings);
  const routing = resolveRouting(props, resolveTarget, findings);
  checkNames(p.nginx, routing, findings);
  findings.integer('workerConnections', p.workerConnections, { min: 64, max: 500_000 });
  findings.check('tls.certificate', p.tls.certificate, absolutePath);
  findings.check('tls.key', p.tls.key, absolutePath);
  return {
    target: p.nginx,
    routing,
    trust: resolveHostEntry(p.entry, findings),
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
