import type { ClusterNode, Pool, TelemetryKind, TelemetryTarget } from '../../cluster';
import type { Finding, Findings } from '../../kernel';
import type { Pin } from '../../pin';
import type { Placement } from '../../pod';
import {
  countriesText,
  country,
  type CountryCode,
  type DataKind,
  dataKindText,
  type Residency,
} from '../../residency';

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
    /** The same of all nodes, those too that refuse workloads. */
    readonly withRefusing: {
      readonly regions: readonly string[];
      readonly nodes: readonly Pick<ClusterNode, 'pool' | 'place'>[];
    };
  };
  /** What everything in its namespace is held to. */
  readonly pin?: Pin;
  readonly namespace: string;
  /** Who takes a kind of telemetry in the cluster, as far as that is declared. */
  readonly telemetry: (kind: TelemetryKind) => TelemetryTarget | undefined;
}

interface Wish {
  readonly personalData: boolean;
  readonly on?: Pool;
}

/** Where the pods may run; `undefined` where it makes no difference. */
export function resolvePlacement(
  findings: Findings,
  wish: Wish,
  around: Surroundings,
): Placement | undefined {
  if (wish.on !== undefined) poolIsThere(findings, wish.on, around);
  const kinds = kindsHeld(wish, around);
  if (kinds.length === 0) return wish.on?.placement;
  const countries = kinds
    .map((kind) => around.residency.countries(kind))
    .reduce((all, some) => all.filter((code) => some.includes(code)));
  const allowed = countries.map((code) => country(code).region);
  const there = wish.on?.regions ?? around.cluster?.regions ?? allowed;
  const regions = allowed.filter((region) => there.includes(region));
  if (regions.length === 0) findings.add(noPlace(wish, around, there, [kinds, countries]));
  return { regions, pool: wish.on?.name };
}

/** What its pods may have, each of which is held to countries of its own. */
function kindsHeld({ personalData }: Wish, { pin }: Surroundings): readonly DataKind[] {
  return [
    ...new Set<DataKind>([...(personalData ? ['personalData' as const] : []), ...(pin ? [pin.holds] : [])]),
  ];
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

function noPlace(
  { on }: Wish,
  around: Surroundings,
  there: readonly string[],
  [kinds, codes]: readonly [readonly DataKind[], readonly CountryCode[]],
): Finding {
  const countries = codes.length === 0 ? 'no country at all' : countriesText(codes);
  const where = on
    ? `pool "${on.name}" is not there`
    : `no pool of cluster "${around.cluster?.name}" is there`;
  return {
    code: 'NAUST-RES-003',
    what: `handles ${kinds.map((kind) => dataKindText[kind]).join(' and ')}, which is held to ${countries}, but ${where}`,
    got: `nodes in ${there.join(', ')}`,
    allowed: `a node in ${countries}`,
    fix: on
      ? 'hold it to a pool there, or leave "on" out'
      : 'add a pool there, such as upcloud no-svg1 or an adopted host, or widen the policy',
  };
}
