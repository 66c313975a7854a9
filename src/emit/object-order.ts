import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Problem, pathOf, problemAt } from '../kernel';
import { type ChartHome, type ChartHomes, chartHomes } from './chart-homes';
import { depthFirst, type DepthFirstOrder } from './depth-first';

export interface OrderedChart {
  readonly chart: Chart;
  /** What others depend on comes first. */
  readonly objects: readonly ApiObject[];
}

/** That one construct is to be there before another. */
interface Dependency {
  readonly source: IConstruct;
  readonly target: IConstruct;
}

/**
 * The charts of a tree with their objects in the order that cdk8s gives them. cdk8s works the order of the whole app
 * out anew for every chart; here it is done once, and without adding to the tree's own dependencies.
 */
export function orderedCharts(constructs: readonly IConstruct[]): {
  readonly charts: readonly OrderedChart[];
  readonly problems: readonly Problem[];
} {
  const homes = chartHomes(constructs);
  const dependencies = constructs.flatMap((source) =>
    source.node.dependencies.map((target): Dependency => ({ source, target })),
  );

  const outside = dependencies.filter(({ source, target }) => !homes.of.has(source) || !homes.of.has(target));
  if (outside.length > 0) return { charts: [], problems: outside.map(outsideChart) };

  const problems = [...circlesOfCharts(homes, dependencies)];
  const relevant = dependenciesByChart(homes, dependencies);
  const charts = homes.all.map((home) => {
    const { order, circles } = orderOf(home, homes, relevant.get(home) ?? []);
    problems.push(...circles.map((circle) => circleOfObjects(home.chart, circle)));
    const objects = order.filter(isApiObject).filter((object) => homes.of.get(object) === home);
    return { chart: home.chart, objects };
  });
  return { charts, problems };
}

/**
 * A chart comes after the charts directly in it, and after those that anything in it depends on. The files of charts
 * in a circle could not be applied in any order, and cdk8s writes none of them.
 */
function circlesOfCharts(homes: ChartHomes, dependencies: readonly Dependency[]): readonly Problem[] {
  const reasons = new Map<ChartHome, Map<ChartHome, string>>();
  const add = (from: ChartHome, to: ChartHome, reason: string): void => {
    const known = reasons.get(from) ?? new Map<ChartHome, string>();
    reasons.set(from, known.has(to) ? known : known.set(to, reason));
  };
  for (const home of homes.all) {
    const { scope } = home.chart.node;
    if (!Chart.isChart(scope)) continue;
    add(homes.of.get(scope)!, home, `${pathOf(scope)} contains ${pathOf(home.chart)}`);
  }
  for (const { source, target } of dependencies) {
    const [from, to] = [homes.of.get(source)!, homes.of.get(target)!];
    if (from !== to) add(from, to, `${pathOf(source)} depends on ${pathOf(target)}`);
  }
  return depthFirst(homes.all, (home) => reasons.get(home)?.keys() ?? []).circles.map((circle) =>
    circleOfCharts(
      circle[0]!.chart,
      circle.slice(1).map((to, index) => reasons.get(circle[index]!)!.get(to)!),
    ),
  );
}

/**
 * What the order of each file can depend on. A dependency that leaves a chart says nothing of the order in it, unless
 * it comes back from a chart further inside.
 */
function dependenciesByChart(
  homes: ChartHomes,
  dependencies: readonly Dependency[],
): ReadonlyMap<ChartHome, readonly Dependency[]> {
  const relevant = new Map<ChartHome, Dependency[]>();
  const entangled = new Set<ChartHome>();
  for (const dependency of dependencies) {
    const [from, to] = [homes.of.get(dependency.source)!, homes.of.get(dependency.target)!];
    if (from === to) relevant.set(to, [...(relevant.get(to) ?? []), dependency]);
    else if (from.chart.node.scopes.includes(to.chart)) entangled.add(to);
  }
  for (const home of entangled) {
    const isInside = (construct: IConstruct) => construct.node.scopes.includes(home.chart);
    relevant.set(
      home,
      dependencies.filter(({ source, target }) => isInside(source) && isInside(target)),
    );
  }
  return relevant;
}

/** What is in a construct comes after what is in one that it depends on. */
function orderOf(
  { chart, members }: ChartHome,
  homes: ChartHomes,
  dependencies: readonly Dependency[],
): DepthFirstOrder<IConstruct> {
  if (dependencies.length === 0) return { order: members, circles: [] };

  const edges = new Map(chart.node.findAll().map((construct) => [construct, new Set<IConstruct>()]));
  for (const { source, target } of dependencies) edges.get(source)!.add(target);
  addChartEdges(edges, homes, dependencies);
  addObjectEdges(edges, homes);
  return depthFirst([...edges.keys()], (construct) => edges.get(construct)!);
}

type Edges = Map<IConstruct, Set<IConstruct>>;

function addChartEdges(edges: Edges, homes: ChartHomes, dependencies: readonly Dependency[]): void {
  for (const chart of [...edges.keys()].filter(Chart.isChart)) {
    for (const child of chart.node.children.filter(Chart.isChart)) edges.get(chart)!.add(child);
  }
  for (const { source, target } of dependencies) {
    const [from, to] = [homes.of.get(source)!.chart, homes.of.get(target)!.chart];
    if (from !== to) edges.get(from)!.add(to);
  }
}

function addObjectEdges(edges: Edges, homes: ChartHomes): void {
  const known = new Map<IConstruct, readonly ApiObject[]>();
  const objectsIn = (construct: IConstruct): readonly ApiObject[] => {
    const found =
      known.get(construct) ??
      construct.node
        .findAll()
        .filter(isApiObject)
        .filter((object) => homes.of.get(object) === homes.of.get(construct));
    known.set(construct, found);
    return found;
  };
  const given = [...edges].flatMap(([source, targets]) => [...targets].map((target) => ({ source, target })));
  for (const { source, target } of given) {
    for (const to of objectsIn(target)) {
      for (const from of objectsIn(source)) if (from !== to) edges.get(from)!.add(to);
    }
  }
}

function isApiObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct);
}

function outsideChart({ source, target }: Dependency): Problem {
  return problemAt(source, {
    code: 'NAUST-PLT-008',
    what: 'is one end of a dependency that is not between Kubernetes objects',
    got: `${pathOf(source)} depends on ${pathOf(target)}`,
    allowed: 'dependencies between constructs inside charts of one platform',
    fix: 'depend on the objects themselves, or remove the dependency',
  });
}

function circleOfObjects(chart: Chart, circle: readonly IConstruct[]): Problem {
  return problemAt(chart, {
    code: 'NAUST-PLT-007',
    what: 'has objects that depend on each other in a circle',
    got: circle.map((c) => c.node.id).join(' => '),
    allowed: 'dependencies that have an end',
    fix: 'remove one of these dependencies',
  });
}

function circleOfCharts(chart: Chart, steps: readonly string[]): Problem {
  return problemAt(chart, {
    code: 'NAUST-PLT-011',
    what: 'is in a circle of charts, whose files no order of applying fits',
    got: steps.join(', '),
    allowed: 'charts that can be applied one after the other, those inside a chart before it',
    fix: 'remove one of these dependencies, or put what depends on each other into one chart',
  });
}
