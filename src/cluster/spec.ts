import {
  apiAddressReference,
  type HostSpec,
  privateApiReference,
  reasonsIn,
  serversReference,
} from '../cloud-init';
import { cidr, withDefaults } from '../kernel';
import { country, type Place } from '../residency';
import { clusterDefaults, k3sRanges } from './defaults';
import { addressIn, canNumberNodes, routerAddress } from './network';
import type { MachineNode } from './node';
import type { Plan } from './plan';
import { type GenerationSpec, type PoolSpec, resolvePool } from './pool-spec';
import type { ClusterProps } from './props';
import type { EtcdSnapshots } from './snapshots';

export interface ClusterSpec {
  readonly platform: string;
  readonly name: string;
  readonly network: string;
  readonly pools: readonly PoolSpec[];
  readonly nodes: readonly MachineNode[];
  readonly acrossSites: boolean;
  readonly api: ApiSpec;
  readonly k3sVersion: string;
  readonly snapshots: EtcdSnapshots | undefined;
}

export interface ApiSpec {
  /** Whether a load balancer stands before it. */
  readonly isBalanced: boolean;
  readonly host: string | undefined;
}

/** The first address of a private network is its gateway's; the first few are left to the provider. */
const firstServerAddress = 10;

/** Everything about a cluster that does not depend on what is declared on it later. */
export function resolveCluster(
  platform: string,
  name: string,
  props: ClusterProps<Plan, string>,
): ClusterSpec {
  const { network, k3sVersion } = withDefaults(props, clusterDefaults);
  const shared = { machines: props.machines, network };
  const pools = [
    resolvePool('servers', 'server', props.servers, shared),
    ...Object.entries(props.pools).map(([pool, poolProps]) => resolvePool(pool, 'agent', poolProps, shared)),
  ];
  const acrossSites = new Set(pools.map((pool) => pool.site)).size > 1;
  const spec = {
    platform,
    name,
    network,
    pools,
    acrossSites,
    api: resolveApi(props, pools[0]!),
    k3sVersion,
    snapshots: props.snapshots,
  };
  return { ...spec, nodes: pools.flatMap((pool) => nodesOf(spec, pool)) };
}

function resolveApi({ api = {} }: ClusterProps<Plan, string>, servers: PoolSpec): ApiSpec {
  const count = servers.generations.reduce((sum, generation) => sum + generation.count, 0);
  const canBalance = servers.machines?.apiLoadBalancer !== undefined && servers.network !== undefined;
  return { isBalanced: api.loadBalancer ?? (canBalance && count > 1), host: api.host };
}

function nodesOf(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec): MachineNode[] {
  const { machines, generations } = pool;
  if (machines?.hosts) {
    const [generation] = generations as [GenerationSpec];
    return machines.hosts.map((host, index) => ({
      ...host,
      ...identity(spec, pool, generation, host.name, host.place),
      publicAddress: host.address,
      host: hostSpec(spec, pool, generation, index, host.name, host.place, host.address),
    }));
  }
  const place = machines?.place;
  return place ? generations.flatMap((generation) => madeNodes(spec, pool, generation, place)) : [];
}

function madeNodes(
  spec: Omit<ClusterSpec, 'nodes'>,
  pool: PoolSpec,
  generation: GenerationSpec,
  place: Place,
): MachineNode[] {
  const { plan, series, number } = generation;
  if (!plan || !Number.isInteger(number)) return [];
  return Array.from({ length: countOf(generation) }, (_, index) => {
    const name = `${spec.platform}-${spec.name}-${series}-${index + 1}`;
    return {
      ...identity(spec, pool, generation, name, place),
      cpu: plan.cpu,
      memory: plan.memory,
      disk: plan.disk,
      plan,
      privateAddress: pool.role === 'server' ? serverAddress(pool, generation, index) : undefined,
      host: hostSpec(spec, pool, generation, index, name, place, undefined),
    };
  });
}

/** As many as can be told apart where the number itself is a problem. */
function countOf({ count }: GenerationSpec): number {
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), 100) : 0;
}

function identity(
  spec: Omit<ClusterSpec, 'nodes'>,
  pool: PoolSpec,
  generation: GenerationSpec,
  name: string,
  place: Place,
) {
  const { series, drained } = generation;
  return {
    name,
    pool: pool.name,
    series,
    drained,
    role: pool.role,
    leftToPods: false,
    place,
    labels: nodeLabels(pool, generation, place),
    taints: serverTaints(spec, pool),
    privateNetwork: pool.network,
    userDataLimit: {
      bytes: pool.machines?.userDataLimit,
      gzip: pool.machines?.userDataGzip ?? false,
    },
  };
}

function nodeLabels(pool: PoolSpec, generation: GenerationSpec, place: Place): Record<string, string> {
  return {
    'naust/pool': pool.name,
    'naust/generation': String(generation.number),
    'topology.kubernetes.io/region': country(place.country).region,
    'topology.kubernetes.io/zone': place.zone,
  };
}

function hostSpec(
  spec: Omit<ClusterSpec, 'nodes'>,
  pool: PoolSpec,
  generation: GenerationSpec,
  index: number,
  hostname: string,
  place: Place,
  publicAddress: string | undefined,
): HostSpec {
  const byHand = pool.machines?.hosts !== undefined;
  const { api } = spec;
  const own = serverAddress(pool, generation, index);
  const initialises = pool.role === 'server' && generation === pool.generations[0] && index === 0;
  return {
    hostname,
    k3sVersion: spec.k3sVersion,
    snapshots: pool.role === 'server' ? spec.snapshots?.spec : undefined,
    role: pool.role,
    profile: pool.profile,
    gate: {
      storage: pool.gate.storage ?? pool.machines?.storage ?? statedByPlan(generation.plan),
      peers: serversNearby(spec, pool, generation, index),
      reportOnly: reasonsIn(pool.gate),
    },
    initialises,
    join: byHand || initialises ? undefined : joinAddress(spec, pool),
    servers:
      byHand || (api.isBalanced && !initialises)
        ? []
        : otherServers(spec, pool, pool.role === 'server' ? own : undefined),
    apiNames: pool.role === 'agent' ? [] : apiNames(spec, pool),
    tokens: byHand ? 'bootstrap' : 'terraform',
    labels: nodeLabels(pool, generation, place),
    taints: serverTaints(spec, pool),
    acrossSites: spec.acrossSites,
    privateNetwork: pool.network,
    sshKeys: pool.machines?.sshKeysByUserData ?? [],
    wayOut: wayOutOf(pool),
    publicAddress,
    ...k3sRanges,
    adminFrom: pool.adminFrom,
    openPorts: [],
    cloudFirewall: pool.machines?.cloudFirewall ?? 'none',
  };
}

/** Besides a server's own addresses: the load balancer's, the NAT gateway's, and the name of them all. */
function apiNames({ api }: Omit<ClusterSpec, 'nodes'>, { machines }: PoolSpec): readonly string[] {
  return [
    ...(api.isBalanced ? [privateApiReference] : []),
    ...(machines?.natGateway ? [apiAddressReference] : []),
    ...(api.host === undefined ? [] : [api.host]),
  ];
}

function wayOutOf({ machines, network }: PoolSpec): HostSpec['wayOut'] {
  if (!machines?.natGateway || network === undefined || !canNumberNodes(network)) return undefined;
  return { router: routerAddress(network), resolvers: machines.natGateway.resolvers };
}

/** @see https://docs.k3s.io/datastore/ha#3-optional-join-additional-server-nodes */
function joinAddress(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec): string | undefined {
  const servers = spec.pools[0]!;
  const sameSite = pool.site === servers.site && servers.machines?.hosts === undefined;
  const first = serverAddress(servers, servers.generations[0]!, 0) ?? apiAddressReference;
  const inSite = spec.api.isBalanced ? privateApiReference : first;
  return `https://${sameSite ? inSite : apiAddressReference}:6443`;
}

/** Where the other servers are, as a node of this pool reaches them; none where there is but one. */
function otherServers(
  spec: Omit<ClusterSpec, 'nodes'>,
  pool: PoolSpec,
  own: string | undefined,
): readonly string[] {
  const servers = spec.pools[0]!;
  if (servers.machines?.hosts) return servers.machines.hosts.map(({ address }) => address);
  const all = servers.generations.flatMap((generation) =>
    Array.from({ length: countOf(generation) }, (_, index) => serverAddress(servers, generation, index)),
  );
  if (all.length < 2) return [];
  const known = pool.site === servers.site ? all.filter((address) => address !== undefined) : [];
  return known.length > 0 ? known.filter((address) => address !== own) : [serversReference];
}

/** A guest with a disk of its host's sees no NVMe device: that it is one, its provider states by the plan. */
function statedByPlan(plan: Plan | undefined): string | undefined {
  return plan?.storage === 'local-nvme' ? 'local NVMe' : undefined;
}

/** Enough to tell whether the zone is as near as it is said to be. */
const mostPeers = 3;

/** The other servers of the same site: each has a chosen address, and the first is there before anything joins. */
function serversNearby(
  spec: Omit<ClusterSpec, 'nodes'>,
  pool: PoolSpec,
  generation: GenerationSpec,
  index: number,
): readonly string[] {
  const servers = spec.pools[0]!;
  if (servers.site !== pool.site || servers.machines?.hosts !== undefined) return [];
  const own = pool === servers ? serverAddress(pool, generation, index) : undefined;
  const addresses = servers.generations.flatMap((of) => {
    const count = Math.min(countOf(of), mostPeers + 1);
    return Array.from({ length: count }, (_, number) => serverAddress(servers, of, number));
  });
  return addresses.flatMap((address) => (address === own ? [] : (address ?? []))).slice(0, mostPeers);
}

/**
 * Addresses that are chosen, so that others know them: of every other generation a hundred further on, as two of them
 * are there at a time.
 */
function serverAddress(pool: PoolSpec, generation: GenerationSpec, index: number): string | undefined {
  const { network } = pool;
  const isNetwork = network !== undefined && cidr.accepts(network) && !network.includes(':');
  return isNetwork ? addressIn(network, serverAddressNumber(generation, index)) : undefined;
}

/** Where in the network a server's address is. */
export function serverAddressNumber({ number }: Pick<GenerationSpec, 'number'>, index: number): number {
  return firstServerAddress + (number % 2 === 1 ? 0 : 100) + index;
}

/** The control plane has its machines to itself as soon as there are others. */
function serverTaints(spec: Omit<ClusterSpec, 'nodes'>, pool: PoolSpec): readonly string[] {
  const alone = spec.pools.length === 1;
  return pool.role === 'server' && !alone ? ['node-role.kubernetes.io/control-plane=true:NoSchedule'] : [];
}
