import type { ClusterNode, Pool } from '../cluster';
import type { Findings } from '../kernel';
import type { Placement, TolerationSpec } from '../pod';
import { country, type Residency, residencyFindings } from '../residency';
import { telemetryHoldings } from './data';

/** What the stack has to know of its cluster. */
export interface ClusterSurroundings {
  readonly nodes: readonly ClusterNode[];
  readonly pools: Readonly<Record<string, Pool>>;
  readonly residency: Residency;
  readonly acrossSites: boolean;
}

/** Where logs and metrics rest. */
export interface Home {
  readonly placement: Placement;
  readonly nodes: readonly ClusterNode[];
}

export function homeOf(pool: Pool | undefined, cluster: ClusterSurroundings, findings: Findings): Home {
  return pool ? onPool(pool, cluster, findings) : whereAllowed(cluster);
}

function onPool(pool: Pool, cluster: ClusterSurroundings, findings: Findings): Home {
  if (!Object.values(cluster.pools).includes(pool)) {
    findings.add({
      code: 'NAUST-OBS-006',
      what: 'is to run on a pool of another cluster',
      got: pool.name,
      allowed: Object.keys(cluster.pools).join(', '),
      fix: 'name a pool of the cluster it is in: cluster.pools.<name>',
    });
  }
  return { placement: { ...pool.placement, tolerations: tolerationsOf(pool.nodes) }, nodes: pool.nodes };
}

/** Of a pool that is the stack's own, others are kept by its taints. */
function tolerationsOf(nodes: readonly ClusterNode[]): readonly TolerationSpec[] {
  const taints = new Set(nodes.flatMap((node) => node.taints));
  // One that cannot be read is a problem of its cluster.
  return [...taints].sort().flatMap((taint) => {
    const [, key, value, effect] = /^([^=:]+)(?:=([^:]*))?:(.+)$/.exec(taint) ?? [];
    if (key === undefined) return [];
    const shared = { key, effect: effect as TolerationSpec['effect'] };
    return [
      value === undefined ? { ...shared, operator: 'Exists' } : { ...shared, operator: 'Equal', value },
    ];
  });
}

/** Other nodes of the cluster may stand elsewhere: the pods are kept off them. */
function whereAllowed({ nodes, residency }: ClusterSurroundings): Home {
  const isAllowed = ({ place }: ClusterNode): boolean =>
    residencyFindings(residency, { holdings: telemetryHoldings([place]) }).length === 0;
  const allowed = nodes.filter(isAllowed);
  const regions = [...new Set(allowed.map((node) => country(node.place.country).region))];
  // Where none is, the stack says of all of them that it would be there.
  return { placement: { regions }, nodes: allowed.length === 0 ? nodes : allowed };
}
