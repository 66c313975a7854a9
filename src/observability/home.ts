import type { ClusterNode, Pool } from '../cluster';
import type { Findings } from '../kernel';
import type { Placement } from '../pod';
import { country, type Place, type Residency } from '../residency';

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

const what = 'logs and metrics';

export function homeOf(pool: Pool | undefined, cluster: ClusterSurroundings, findings: Findings): Home {
  return pool ? onPool(pool, cluster, findings) : whereAllowed(cluster, findings);
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
  refused(pool.places, cluster.residency).forEach((finding) => findings.add(finding));
  return { placement: pool.placement, nodes: pool.nodes };
}

/** Other nodes of the cluster may stand elsewhere: the pods are kept off them. */
function whereAllowed({ nodes, residency }: ClusterSurroundings, findings: Findings): Home {
  const allowed = nodes.filter(({ place }) => residency.findings('telemetry', place, what).length === 0);
  if (allowed.length === 0) {
    refused(
      nodes.map((node) => node.place),
      residency,
    ).forEach((finding) => findings.add(finding));
  }
  const regions = [...new Set(allowed.map((node) => country(node.place.country).region))];
  return { placement: { regions }, nodes: allowed };
}

function refused(places: readonly Place[], residency: Residency) {
  return [...new Set(places)].flatMap((place) => residency.findings('telemetry', place, what));
}
