import type { ClusterNode, Pool } from '../../cluster';
import type { Findings } from '../../kernel';
import type { Placement } from '../../pod';
import { countriesText, type Residency } from '../../residency';
import type { WorkloadProps } from './props';

/** What is around a workload in the tree, as far as its place is concerned. */
export interface Surroundings {
  /** The policy that holds there; Norway's where nothing says. */
  readonly residency: Residency;
  /** `undefined` outside a cluster: then nothing is known about the nodes. */
  readonly cluster?: {
    readonly name: string;
    /** The values of `topology.kubernetes.io/region` of its nodes. */
    readonly regions: readonly string[];
    readonly pools: readonly Pool[];
    /** Those that take workloads. */
    readonly nodes: readonly Pick<ClusterNode, 'pool' | 'place'>[];
  };
}

interface Wish {
  readonly personalData: WorkloadProps['personalData'];
  readonly on?: Pool;
}

/** Where the pods may run; `undefined` where it makes no difference. */
export function resolvePlacement(
  findings: Findings,
  wish: Wish,
  around: Surroundings,
): Placement | undefined {
  if (wish.on !== undefined) poolIsThere(findings, wish.on, around);
  if (wish.personalData === false) return wish.on?.placement;
  const allowed = around.residency.regions('personalData');
  const there = wish.on?.regions ?? around.cluster?.regions ?? allowed;
  const regions = allowed.filter((region) => there.includes(region));
  if (regions.length === 0) noPlace(findings, wish, around, there);
  return { regions, pool: wish.on?.name };
}

function poolIsThere(findings: Findings, pool: Pool, { cluster }: Surroundings): void {
  if (cluster === undefined || cluster.pools.includes(pool)) return;
  findings.add({
    code: 'NAUST-WRK-007',
    what: 'is held to a pool of another cluster',
    got: pool.name,
    allowed: `a pool of cluster "${cluster.name}": ${cluster.pools.map((p) => p.name).join(', ')}`,
    fix: 'name a pool of the cluster it is in',
  });
}

function noPlace(findings: Findings, { on }: Wish, around: Surroundings, there: readonly string[]): void {
  const countries = countriesText(around.residency.countries('personalData'));
  const where = on
    ? `pool "${on.name}" is not there`
    : `no pool of cluster "${around.cluster?.name}" is there`;
  findings.add({
    code: 'NAUST-RES-003',
    what: `handles personal data, which is held to ${countries}, but ${where}`,
    got: `nodes in ${there.join(', ')}`,
    allowed: `a node in ${countries}`,
    fix: on
      ? 'hold it to a pool there, or leave "on" out'
      : 'add a pool there, such as upcloud no-svg1 or an adopted host, or widen the policy',
  });
}
