import { apiAddressReference, type HostSpec } from '../cloud-init';
import { cidr, withDefaults } from '../kernel';
import { country, type Place } from '../residency';
import { clusterDefaults, k3sRanges } from './defaults';
import { addressIn } from './network';
import type { ClusterNode } from './node';
import type { Plan } from './plan';
import { type PoolSpec, resolvePool } from './pool-spec';
import type { ClusterProps } from './props';

export interface ClusterSpec {
  readonly platform: string;
  readonly name: string;
  readonly network: string;
  readonly pools: readonly PoolSpec[];
  readonly nodes: readonly ClusterNode[];
  readonly acrossSites: boolean;
}

/** The first address of a private network is its gateway's; the first few are left to the provider. */
const firstServerAddress = 10;

/** Everything about a cluster that does not depend on what is declared on it later. */
export function resolveCluster(
  platform: string,
  name: string,
  props: ClusterProps<Plan, string>,
): ClusterSpec {
  const { network } = withDefaults(props, clusterDefaults);
  const shared = { machines: props.machines, network };
  const pools = [
    resolvePool('servers', 'server', props.servers, shared),
    ...Object.entries(props.pools).map(([pool, poolProps]) => resolvePool(pool, 'agent', poolProps, shared)),
  ];
  const acrossSites = new Set(pools.map((pool) => pool.site)).size > 1;
  const spec = { platform, name, network, pools, acrossSites };
  return { ...spec, nodes: pools.flatMap((pool) => nodesOf(spec, pool)) };
}

function nodesOf(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec): ClusterNode[] {
  const { machines } = pool;
  if (machines?.hosts) {
    return machines.hosts.map((host, index) => ({
      ...host,
      ...identity(spec, pool, host.name, host.place),
      publicAddress: host.address,
      host: hostSpec(spec, pool, index, host.name, host.place, host.address),
    }));
  }
  const { place } = machines ?? {};
  const { plan } = pool;
  if (!place || !plan || !Number.isInteger(pool.count)) return [];
  return Array.from({ length: Math.min(Math.max(pool.count, 0), 100) }, (_, index) => {
    const name = `${spec.platform}-${spec.name}-${pool.name}-${index + 1}`;
    return {
      ...identity(spec, pool, name, place),
      cpu: plan.cpu,
      memory: plan.memory,
      disk: plan.disk,
      plan,
      privateAddress: pool.role === 'server' ? serverAddress(pool, index) : undefined,
      host: hostSpec(spec, pool, index, name, place, undefined),
    };
  });
}

function identity(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec, name: string, place: Place) {
  return { name, pool: pool.name, role: pool.role, place, labels: nodeLabels(pool.name, place) };
}

function nodeLabels(pool: string, place: Place): Record<string, string> {
  return {
    'naust/pool': pool,
    'topology.kubernetes.io/region': country(place.country).region,
    'topology.kubernetes.io/zone': place.zone,
  };
}

function hostSpec(
  spec: Omit<ClusterSpec, 'nodes'>,
  pool: PoolSpec,
  index: number,
  hostname: string,
  place: Place,
  publicAddress: string | undefined,
): HostSpec {
  const byHand = pool.machines?.hosts !== undefined;
  return {
    hostname,
    role: pool.role,
    initialises: pool.role === 'server' && index === 0,
    join: joinAddress(spec, pool, index),
    tokens: byHand ? 'bootstrap' : 'terraform',
    labels: nodeLabels(pool.name, place),
    taints: serverTaints(spec, pool),
    acrossSites: spec.acrossSites,
    privateNetwork: pool.network,
    sshKeys: pool.machines?.sshKeysByUserData ?? [],
    publicAddress,
    ...k3sRanges,
    adminFrom: pool.adminFrom,
    openPorts: [],
    cloudFirewall: pool.machines?.cloudFirewall ?? 'none',
  };
}

/** @see https://docs.k3s.io/datastore/ha#3-optional-join-additional-server-nodes */
function joinAddress(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec, index: number): string | undefined {
  const servers = spec.pools[0]!;
  if (pool.machines?.hosts !== undefined || (pool.role === 'server' && index === 0)) return undefined;
  const sameSite = pool.site === servers.site && servers.machines?.hosts === undefined;
  const address = (sameSite && serverAddress(servers, 0)) || apiAddressReference;
  return address && `https://${address}:6443`;
}

function serverAddress(pool: PoolSpec, index: number): string | undefined {
  const { network } = pool;
  return network !== undefined && cidr.accepts(network) && !network.includes(':')
    ? addressIn(network, firstServerAddress + index)
    : undefined;
}

/** The control plane has its machines to itself as soon as there are others. */
function serverTaints(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec): readonly string[] {
  const alone = spec.pools.length === 1;
  return pool.role === 'server' && !alone ? ['node-role.kubernetes.io/control-plane=true:NoSchedule'] : [];
}
