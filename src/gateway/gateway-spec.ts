import { Duration } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import { type Findings, image, withDefaults } from '../kernel';
import type { ResourcesSpec } from '../pod';
import { type AutoscaleSpec, resolveAutoscale } from '../workload';
import { gatewayDefaults } from './defaults';
import { type EntrySpec, resolveEntry } from './entry-spec';
import { upstreamHost } from './grammar';
import { nginxTargets, supports } from './nginx/target';
import type { NginxSpec } from './nginx-spec';
import type { GatewayProps, GatewayTarget } from './props';
import { checkDuration, times } from './ranges';
import { checkTarget } from './rules/target';
import { podPorts, shutdown } from './settings';
import { shutdownTimeout } from './shutdown-timeout';
import { resolveRouting } from './spec';
import { type CertificateObjectSpec, resolveSecrets } from './tls/spec';
import type { TargetSpec } from './upstream/target-spec';

/** A gateway in a cluster, complete. */
export interface GatewaySpec {
  readonly name: string;
  readonly nginx: NginxSpec;
  readonly entry: EntrySpec;
  /** The Secrets with `tls.crt` and `tls.key`, each once. */
  readonly secrets: readonly string[];
  readonly certificates: readonly CertificateObjectSpec[];
  readonly image: string;
  readonly exporter: string;
  readonly replicas: number;
  readonly autoscale: AutoscaleSpec | undefined;
  readonly resources: ResourcesSpec;
}

export const certificateFolder = '/etc/nginx/tls';

export type ResolveTarget = (target: GatewayTarget, followsNames: boolean) => TargetSpec;

export function resolveGateway(
  name: string,
  props: GatewayProps,
  resolveTarget: ResolveTarget,
  clusterNetworks: readonly string[] | undefined,
  findings: Findings,
): GatewaySpec {
  const p = withDefaults(props, gatewayDefaults);
  const target = props.nginx ?? nginxTargets.unprivileged130;
  checkTarget(target, findings);
  const followsNames = supports(target, 'resolve');
  const routing = resolveRouting(props, (to) => resolveTarget(to, followsNames), findings);
  const entry = resolveEntry(props.entry, clusterNetworks, findings);
  checkDuration('clientKeepaliveTimeout', p.clientKeepaliveTimeout, times.lasting, findings);
  findings.check('image', p.image, image);
  findings.check('exporter', p.exporter, image);
  findings.check('resolver', p.resolver, upstreamHost);
  const { secrets, ofServers, certificates } = resolveSecrets(name, props, routing.servers, findings);
  const replicas = resolveReplicas(props, entry, findings);
  const nginx: NginxSpec = {
    target,
    routing,
    trust: entry.trust,
    ports: podPorts,
    ipv6: false,
    http3: false,
    statusOnLoopback: false,
    passwords: {},
    certificates: ofServers.map((secret) => ({ kind: 'folder', path: `${certificateFolder}/${secret}` })),
    resolver: p.resolver,
    workers: workersFor(p.resources.limits.cpu),
    workerConnections: findings.integer('workerConnections', p.workerConnections, { min: 64, max: 65535 }),
    workerShutdownTimeout: shutdownTimeout(routing),
    clientKeepaliveTimeout: p.clientKeepaliveTimeout,
    foreground: true,
  };
  return {
    name,
    entry,
    secrets,
    certificates,
    image: p.image,
    exporter: p.exporter,
    replicas,
    autoscale:
      props.autoscale &&
      resolveAutoscale(findings, props.autoscale, { replicas, container: 'nginx', resources: p.resources }),
    resources: p.resources,
    nginx,
  };
}

/** A pod is given this long to leave: more than the sleep and the workers together take. */
export function gracePeriod({ nginx }: GatewaySpec): Duration {
  const { sleep, margin } = shutdown;
  return Duration.seconds(
    sleep.toSeconds() +
      Math.ceil(nginx.workerShutdownTimeout.toSeconds({ integral: false })) +
      margin.toSeconds(),
  );
}

/** `auto` would count the node's processors, not those of the limit. */
function workersFor({ amount }: Cpu): number {
  const cpus = amount.endsWith('m') ? Number(amount.slice(0, -1)) / 1000 : Number(amount);
  return Math.max(1, Math.ceil(cpus));
}

/** Two pods cannot have one port of a node. */
function resolveReplicas(props: GatewayProps, entry: EntrySpec, findings: Findings): number {
  const nodes = entry.hostPortsOf?.nodes.length;
  const replicas = findings.integer('replicas', props.replicas ?? nodes ?? gatewayDefaults.replicas, {
    min: 1,
    max: 100,
  });
  if (nodes !== undefined && (replicas > nodes || props.autoscale)) {
    findings.add({
      code: 'NAUST-GTW-010',
      what: 'has more pods than nodes whose ports they could have',
      got: `${props.autoscale ? 'autoscale' : `${replicas} replicas`} on ${nodes} nodes`,
      allowed: `${nodes} at most`,
      fix: 'leave out replicas and autoscale, or add nodes to the pool',
    });
  }
  return replicas;
}
