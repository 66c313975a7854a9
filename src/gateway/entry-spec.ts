import type { Duration } from 'cdk8s';
import { cidr, type Findings, hostname, ipAddress, shown, withDefaults } from '../kernel';
import type { NetworkPeer } from '../network';
import type { Pool } from '../cluster';
import { loadBalancerDefaults } from './defaults';
import type { AddressEntry, ClusterEntry, HostEntry, LoadBalancerEntry, NodePorts } from './entry';
import { checkDuration, times } from './ranges';

/** What stands in front, and so may say what a client's address is. */
export interface TrustSpec {
  readonly by: 'proxy_protocol' | 'X-Forwarded-For';
  readonly networks: readonly string[];
  /** How long it keeps a connection to the gateway that is idle; `undefined` where that is not known. */
  readonly idleTimeout: Duration | undefined;
}

export interface EntrySpec {
  /** `undefined` at the edge: a connection's other end is the client. */
  readonly trust: TrustSpec | undefined;
  /** Where connections come from. */
  readonly from: NetworkPeer;
  readonly nodePorts: NodePorts | undefined;
  /** Whether only nodes with a pod answer on the node ports, which keeps the address that a connection came from. */
  readonly keepsSource: boolean;
  /** The pool whose nodes' own ports lead to the pods. */
  readonly hostPortsOf: Pool | undefined;
}

/** As fc00::/7: wider ones are the Internet, or half of it. */
const SHORTEST_PREFIX = 7;

const world: NetworkPeer = { kind: 'networks', cidrs: ['0.0.0.0/0', '::/0'] };
const edge = { trust: undefined, nodePorts: undefined, keepsSource: false, hostPortsOf: undefined } as const;

/** @param clusterNetworks the cluster's private networks; `undefined` outside a cluster of naust */
export function resolveEntry(
  entry: ClusterEntry,
  clusterNetworks: readonly string[] | undefined,
  findings: Findings,
): EntrySpec {
  switch (entry.kind) {
    case 'loadBalancer':
      return resolveLoadBalancer(entry, clusterNetworks, findings);
    case 'hostPorts':
      return { ...edge, from: world, hostPortsOf: entry.pool };
    case 'address':
      return resolveAddress(entry, findings);
  }
}

export function resolveHostEntry(entry: HostEntry, findings: Findings): TrustSpec | undefined {
  return entry.kind === 'direct' ? undefined : resolveAddress(entry, findings).trust;
}

function resolveLoadBalancer(
  entry: LoadBalancerEntry,
  clusterNetworks: readonly string[] | undefined,
  findings: Findings,
): EntrySpec {
  const { nodePorts } = withDefaults(entry, loadBalancerDefaults);
  checkNodePorts(nodePorts, findings);
  checkIdleTimeout(entry, findings);
  if (clusterNetworks === undefined) {
    findings.add({
      code: 'NAUST-GTW-014',
      what: 'asks for a load balancer, and is in no cluster that could have one made',
      got: 'Entry.loadBalancer()',
      allowed: 'a gateway in a namespace of a Cluster',
      fix: 'put it in cluster.namespace(...), or use Entry.address(...) with what stands in front',
    });
  }
  const networks = entry.from ?? clusterNetworks ?? [];
  if (entry.from) checkNetworks(entry.from, findings);
  return {
    ...edge,
    trust: { by: 'proxy_protocol', networks, idleTimeout: entry.idleTimeout },
    from: { kind: 'networks', cidrs: networks },
    nodePorts,
  };
}

function resolveAddress(entry: AddressEntry, findings: Findings): EntrySpec {
  findings.check('the address of the entry', entry.address, {
    ...hostname,
    name: 'a DNS name or an IP address',
    accepts: (value) => hostname.accepts(value) || ipAddress.accepts(value),
  });
  checkNetworks(entry.from, findings);
  if (entry.nodePorts) checkNodePorts(entry.nodePorts, findings);
  checkIdleTimeout(entry, findings);
  return {
    ...edge,
    trust: { by: 'X-Forwarded-For', networks: entry.from, idleTimeout: entry.idleTimeout },
    from: { kind: 'networks', cidrs: entry.from },
    nodePorts: entry.nodePorts,
    keepsSource: entry.nodePorts !== undefined,
  };
}

function checkIdleTimeout({ idleTimeout }: LoadBalancerEntry | AddressEntry, findings: Findings): void {
  if (idleTimeout) checkDuration('idleTimeout of the entry', idleTimeout, times.lasting, findings);
}

function checkNetworks(networks: readonly string[], findings: Findings): void {
  findings.checkAll('the networks of the entry', networks, cidr);
  const tooWide = networks.filter((network) => Number(String(network).split('/')[1]) < SHORTEST_PREFIX);
  if (networks.length > 0 && tooWide.length === 0) return;
  findings.add({
    code: 'NAUST-GTW-006',
    what: 'believes anybody, or nobody, about who its clients are',
    got: shown(networks),
    allowed: 'the networks of what stands in front, at least one, none wider than /7',
    fix: "name them, such as ['198.51.100.0/24']",
  });
}

/** @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport */
function checkNodePorts({ http, https }: NodePorts, findings: Findings): void {
  const range = { min: 30000, max: 32767 };
  findings.integer('nodePorts.http', http, range, 'NAUST-GTW-008');
  findings.integer('nodePorts.https', https, range, 'NAUST-GTW-008');
  if (http !== https) return;
  findings.add({
    code: 'NAUST-GTW-008',
    what: 'has one node port for HTTP and HTTPS',
    got: shown(http),
    allowed: 'two different ports',
    fix: 'change one of them',
  });
}
