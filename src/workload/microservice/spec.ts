import type { Duration } from 'cdk8s';
import { conform, type Findings, withDefaults } from '../../kernel';
import {
  checkSeconds,
  replicatedWorkloadDefaults,
  type ReplicatedWorkloadSpec,
  resolveReplicatedWorkload,
  resolveStartup,
  type Surroundings,
} from '../deployment';
import { resolveTlsProxy, tlsProxy, type TlsProxySpec } from '../sidecars';
import { livenessDefaults, microserviceDefaults, readinessDefaults } from './defaults';
import { resolveProbe } from './probe';
import type { MicroserviceProps } from './props';
import { microserviceShape } from './shape';

/** A service, complete but for the addresses of those it calls. */
export interface MicroserviceSpec extends ReplicatedWorkloadSpec {
  /** How many requests one pod bears at once; `undefined` where nobody said. */
  readonly concurrency: number | undefined;
  /** Where its pods, and its Service, take requests. */
  readonly port: number;
  readonly tls: TlsProxySpec | undefined;
}

export function resolveMicroservice(
  findings: Findings,
  name: string,
  given: MicroserviceProps,
  around: Surroundings,
): MicroserviceSpec {
  const props = conform(findings, given, microserviceShape);
  const complete = withDefaults(props, {
    ...replicatedWorkloadDefaults,
    ...microserviceDefaults,
  });
  const { port, cpu, memory, cpuLimit, memoryLimit, startsWithin, drain, gracePeriod } = complete;
  checkPort(findings, port);
  checkStop(findings, drain, gracePeriod);
  const tls = props.tls && resolveTlsProxy(findings, name, props.tls);
  const at = tls === undefined ? { port } : { port: tls.port, scheme: 'HTTPS' as const };
  const readiness = resolveProbe(findings, 'readiness', props.readiness ?? {}, readinessDefaults, at);
  const liveness = resolveProbe(findings, 'liveness', props.liveness ?? {}, livenessDefaults, at);
  const { concurrency } = props;
  if (concurrency !== undefined) findings.integer('concurrency', concurrency, { min: 1, max: 1_000_000 });
  const sleepSeconds = Math.ceil(drain.toSeconds({ integral: false }));
  const container = {
    ports: [{ name: 'http', port }],
    readiness,
    liveness,
    startup: resolveStartup(findings, startsWithin, liveness),
    preStop: sleepSeconds > 0 ? { sleepSeconds } : undefined,
    resources: { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } },
  };
  const sidecars = [...(tls === undefined ? [] : [tlsProxy(tls, port)]), ...(props.sidecars ?? [])];
  const written = { ...complete, sidecars };
  const workload = resolveReplicatedWorkload(findings, name, written, { gracePeriod, container }, around);
  return { ...workload, concurrency, port: tls?.port ?? port, tls };
}

function checkPort(findings: Findings, port: number): void {
  findings.port('port', port);
  if (!(port >= 1 && port < 1024)) return;
  findings.add({
    code: 'NAUST-WRK-016',
    what: 'listens on a port that takes a privilege, which its container does not have',
    got: String(port),
    allowed: '1024 to 65535',
    fix: 'let the application listen on 8080; a gateway listens on 443 for it',
  });
}

function checkStop(findings: Findings, drain: Duration, gracePeriod: Duration): void {
  checkSeconds(findings, 'drain', drain, { min: 0, max: 600 });
  checkSeconds(findings, 'gracePeriod', gracePeriod, { min: 1, max: 86_400 });
  const [drained, killed] = [drain, gracePeriod].map((duration) => duration.toSeconds({ integral: false }));
  if (drained! < killed!) return;
  findings.add({
    code: 'NAUST-WRK-017',
    what: 'is killed before it has gone on answering for as long as it should, or is told to stop',
    got: `drain ${drained} s and gracePeriod ${killed} s`,
    allowed: 'a drain shorter than gracePeriod',
    fix: 'lengthen gracePeriod by the longest request',
  });
}
