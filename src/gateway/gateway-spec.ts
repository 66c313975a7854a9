import { Duration } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import { type Findings, image, withDefaults } from '../kernel';
import type { ResourcesSpec } from '../pod';
import { gatewayDefaults } from './defaults';
import { type EntrySpec, resolveEntry } from './entry-spec';
import { objectName, upstreamHost } from './grammar';
import { nginxTargets, supports } from './nginx/target';
import type { NginxSpec } from './nginx-spec';
import type { GatewayProps, GatewayTarget } from './props';
import { podPorts, shutdown } from './settings';
import { resolveRouting } from './spec';
import type { TargetSpec } from './target-spec';
import { checkNames, checkTarget } from './target-rule';
import type { ClusterTls } from './tls';

/** A gateway in a cluster, complete. */
export interface GatewaySpec {
  readonly name: string;
  readonly nginx: NginxSpec;
  readonly entry: EntrySpec;
  readonly tls: ClusterTls;
  /** The Secret with `tls.crt` and `tls.key`. */
  readonly secret: string;
  readonly image: string;
  readonly replicas: number;
  readonly resources: ResourcesSpec;
}

const certificateFolder = '/etc/nginx/tls';

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
  checkNames(target, routing, findings);
  const entry = resolveEntry(props.entry, clusterNetworks, findings);
  findings.check('image', p.image, image);
  findings.check('resolver', p.resolver, upstreamHost);
  findings.integer('workerConnections', p.workerConnections, { min: 64, max: 65535 });
  checkTls(props.tls, findings);
  return {
    name,
    entry,
    tls: props.tls,
    secret: props.tls.kind === 'secret' ? props.tls.name : `${name}-tls`,
    image: p.image,
    replicas: resolveReplicas(props, entry, findings),
    resources: p.resources,
    nginx: {
      target,
      routing,
      trust: entry.trust,
      ports: podPorts,
      ipv6: false,
      statusOnLoopback: false,
      certificate: { kind: 'folder', path: certificateFolder },
      resolver: followsNames ? p.resolver : undefined,
      workers: workersFor(p.resources.limits.cpu),
      workerConnections: p.workerConnections,
      workerShutdownTimeout: shutdown.workers,
      foreground: true,
    },
  };
}

/** A pod is given this long to leave: more than the sleep and the workers together take. */
export function gracePeriod(): Duration {
  const { sleep, workers, margin } = shutdown;
  return Duration.seconds(sleep.toSeconds() + workers.toSeconds() + margin.toSeconds());
}

function checkTls(tls: ClusterTls, findings: Findings): void {
  if (tls.kind === 'secret') findings.check('the name of the TLS Secret', tls.name, objectName);
  else findings.check('the issuer', tls.issuer, objectName);
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
  if (nodes !== undefined && replicas > nodes) {
    findings.add({
      code: 'NAUST-GTW-010',
      what: 'has more pods than nodes whose ports they could have',
      got: `${replicas} replicas on ${nodes} nodes`,
      allowed: `${nodes} at most`,
      fix: 'leave out replicas, or add nodes to the pool',
    });
  }
  return replicas;
}
