import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Namespace } from '../cluster';
import { type Finding, hostCidr, hostname, ipAddress, shown } from '../kernel';
import type { NamespacePeer, PodPeer, PodTraffic, Traffic } from '../network';
import type { Callee } from '../workload';
import type { KubernetesService } from './kubernetes-service';
import type { GatewayTarget } from './props';
import { clusterName, namespaceIn } from './service-name';
import type { Address, UpstreamPeer } from './upstream/props';
import { peer, type PeerSpec, type TargetSpec } from './upstream/target-spec';

/**
 * The peers of a target. Where nginx follows a name's addresses, the headless Service is asked: then requests go to
 * the least busy pod, and `max_fails` holds for each. The other kind of Service is one peer, balanced by kube-proxy.
 */
export function resolveTarget(target: GatewayTarget, followsNames: boolean): TargetSpec {
  if (isService(target)) return { called: target.name, peers: [servicePeer(target)] };
  if (!isCallee(target)) return resolveAddress(target);
  const { address, peersHost, podPort, personalData, idleTimeout } = target;
  const peers = [
    followsNames && peersHost !== undefined ? peer(peersHost, podPort) : peer(address.host, address.port),
  ];
  return {
    called: address.host,
    peers,
    personalData,
    idleTimeout,
    answersWithin: () => target.answersWithin,
  };
}

/** The Service of a target itself, on the port that it has as such. */
export function resolveService(target: GatewayTarget): TargetSpec {
  if (!isService(target)) return resolveTarget(target, false);
  return { called: target.name, peers: [peer(hostOf(target), target.port)] };
}

export function resolveAddress({ host, port, tls, idleTimeout }: Address): TargetSpec {
  const peers = peersOf(host).map(
    ({ port: own = port, weight = 1, backup = false, maxConnections, ...each }): PeerSpec => {
      return { host: each.host, port: own, weight, backup, maxConnections };
    },
  );
  const called = peers[0]?.host ?? '';
  return {
    called,
    peers,
    idleTimeout,
    ...(tls && { tls: { name: tls.name ?? called, authorities: tls.authorities } }),
  };
}

/** Lets the gateway's pods reach a target, and the target's pods be reached. */
export function openTo(target: GatewayTarget, traffic: PodTraffic): void {
  if (isService(target)) {
    traffic.allowTo(podsOf(target), { port: podPortOf(target) });
  } else if (!isCallee(target)) {
    openToAddress(target, traffic);
  } else if (target.traffic) {
    traffic.connectTo(target.traffic, { port: target.podPort });
  } else {
    openToAddress({ host: target.address.host, port: target.podPort }, traffic);
  }
}

/**
 * Lets the pods of somebody else reach a target, where its own are closed to all but who is named. Pods that no policy
 * selects stay open: one of ours would close them to everybody else.
 */
export function openFrom(peer: NamespacePeer | PodPeer, target: GatewayTarget, guard: Guard): void {
  if (isService(target)) {
    if (Namespace.find(target)) guard(target, podsOf(target), { peer, ports: [{ port: podPortOf(target) }] });
  } else if (isCallee(target)) target.traffic?.allowFrom(peer, { port: target.podPort });
}

/** Makes a policy that lets traffic in to pods, beside their Service. */
export type Guard = (service: KubernetesService, pods: PodPeer, traffic: Traffic) => void;

/** Where objects belong that lie beside a target. */
export function chartOf(target: GatewayTarget): Chart | undefined {
  if (isService(target)) return Chart.of(target);
  return isCallee(target) && target.traffic ? Chart.of(target.traffic) : undefined;
}

/** Names that no network policy can let through, and callees that end TLS by an authority of their own. */
export function unreachable(field: string, target: GatewayTarget): readonly Finding[] {
  if (!isService(target) && isCallee(target) && target.tls !== undefined) return [endsTls(field, target)];
  if (isService(target) || isCallee(target) || target.networks !== undefined) return [];
  return hostsOf(target)
    .filter((host) => hostname.accepts(host) && namespaceIn(host) === undefined)
    .map((host) => ({
      code: 'NAUST-GTW-011',
      what: `${field} is a name outside the cluster, and network policies know only addresses`,
      got: shown(host),
      allowed: 'an IP address, a name that ends in .svc.cluster.local, or networks beside the name',
      fix: "give the networks that it leads to: { host, port, networks: ['198.51.100.0/24'] }",
    }));
}

function endsTls(field: string, { address }: Callee): Finding {
  return {
    code: 'NAUST-RES-022',
    what: `${field} ends TLS itself, by an authority that a gateway is not given`,
    got: address.host,
    allowed:
      'what is asked in the clear, which clusters of naust encrypt between their nodes; or an address with its tls',
    fix: 'leave tls out of it, or put a service without it in front',
  };
}

export function networksOf(target: GatewayTarget): readonly string[] {
  return isService(target) || isCallee(target) ? [] : (target.networks ?? []);
}

/** By what it has: of a copy of cdk8s-plus that the user brings, it is an instance of nothing that is known here. */
function isService(target: GatewayTarget): target is KubernetesService {
  return Construct.isConstruct(target) && 'clusterIP' in target;
}

function isCallee(target: Callee | Address): target is Callee {
  return 'address' in target;
}

function peersOf(host: Address['host']): readonly UpstreamPeer[] {
  const all = typeof host === 'string' ? [host] : host;
  return all.map((each) => (typeof each === 'string' ? { host: each } : each));
}

function hostsOf({ host }: Address): readonly string[] {
  return peersOf(host).map((each) => each.host);
}

function openToAddress(address: Address, traffic: PodTraffic): void {
  const ports = [...new Set(peersOf(address.host).map((each) => each.port ?? address.port))].map((port) => ({
    port,
  }));
  const hosts = hostsOf(address);
  const cidrs = address.networks ?? hosts.filter((each) => ipAddress.accepts(each)).map(hostCidr);
  if (cidrs.length > 0) traffic.allowTo({ kind: 'networks', cidrs }, ...ports);
  const namespaces = new Set(hosts.flatMap((each) => namespaceIn(each) ?? []));
  namespaces.forEach((namespace) => traffic.allowTo({ kind: 'namespace', namespace }, ...ports));
}

function servicePeer(service: KubernetesService): PeerSpec {
  return peer(hostOf(service), service.clusterIP === 'None' ? podPortOf(service) : service.port);
}

function hostOf(service: KubernetesService): string {
  return clusterName(service.name, service.metadata.namespace ?? 'default');
}

function podPortOf(service: KubernetesService): number {
  return service.ports[0]?.targetPort ?? service.port;
}

/** Read when the policy is rendered: what a Service selects may be declared after the gateway. */
function podsOf(service: KubernetesService): PodPeer {
  return {
    kind: 'pods',
    namespace: service.metadata.namespace ?? 'default',
    get labels() {
      const { spec } = ApiObject.of(service).toJson() as { spec: { selector?: Record<string, string> } };
      return spec.selector ?? {};
    },
  };
}
