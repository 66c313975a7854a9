import { withDefaults } from '../../kernel';
import { country, type Place } from '../../residency';
import type { ClusterNode } from '../node';
import { existingClusterDefaults } from './defaults';
import type { Cni, ExistingClusterProps, ExistingNode } from './props';

export interface ExistingSpec {
  readonly nodes: readonly ClusterNode[];
  readonly pools: readonly { readonly name: string; readonly singleNode: boolean }[];
  readonly cni: Cni;
  readonly controlPlane: Place;
  readonly podNetwork: string;
  readonly nodeNetworks: readonly string[];
}

export function resolveExisting(props: ExistingClusterProps<string>): ExistingSpec {
  const { pools, cni, controlPlane, podNetwork, nodeNetworks } = withDefaults(props, existingClusterDefaults);
  const entries = Object.entries(pools);
  return {
    nodes: entries.flatMap(([pool, { nodes }]) => nodes.map((node) => nodeOf(pool, node))),
    pools: entries.map(([name, { singleNode = false }]) => ({ name, singleNode })),
    cni,
    controlPlane,
    podNetwork,
    nodeNetworks,
  };
}

function nodeOf(pool: string, node: ExistingNode): ClusterNode {
  const { name, place, allocatable, taints = [] } = node;
  const { region } = country(place.country);
  return {
    name,
    pool,
    role: 'agent',
    place,
    ...allocatable,
    leftToPods: true,
    labels: {
      'naust/pool': pool,
      'topology.kubernetes.io/region': region,
      'topology.kubernetes.io/zone': place.zone,
    },
    taints,
    privateNetwork: undefined,
  };
}
