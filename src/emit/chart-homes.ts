import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** A chart and what is in it, but not in a chart inside it: what one file is made of. */
export interface ChartHome {
  readonly chart: Chart;
  /** In tree order, the chart itself first. */
  readonly members: IConstruct[];
}

/** The charts of a tree in its order, and the one that each construct is in. */
export interface ChartHomes {
  readonly all: readonly ChartHome[];
  readonly of: ReadonlyMap<IConstruct, ChartHome>;
}

/** Of constructs in tree order. */
export function chartHomes(constructs: readonly IConstruct[]): ChartHomes {
  const all: ChartHome[] = [];
  const of = new Map<IConstruct, ChartHome>();
  for (const construct of constructs) {
    const home = homeOf(construct, of);
    if (home === undefined) continue;
    if (home.chart === construct) all.push(home);
    home.members.push(construct);
    of.set(construct, home);
  }
  return { all, of };
}

function homeOf(construct: IConstruct, known: ReadonlyMap<IConstruct, ChartHome>): ChartHome | undefined {
  if (Chart.isChart(construct)) return { chart: construct as Chart, members: [] };
  const { scope } = construct.node;
  return scope && known.get(scope);
}
