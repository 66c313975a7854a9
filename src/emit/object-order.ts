import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Problem, pathOf, problemAt } from '../kernel';

export interface OrderedChart {
  readonly chart: Chart;
  /** What others depend on comes first. */
  readonly objects: readonly ApiObject[];
}

type Edges = Map<IConstruct, Set<IConstruct>>;

/**
 * The charts of a tree with their objects in the order that cdk8s gives them. cdk8s works the order of the whole app
 * out anew for every chart; here it is done once, and without adding to the tree's own dependencies.
 */
export function orderedCharts(root: IConstruct): {
  readonly charts: readonly OrderedChart[];
  readonly problems: readonly Problem[];
} {
  const constructs = root.node.findAll();
  const edges: Edges = new Map(constructs.map((c) => [c, new Set(c.node.dependencies)]));
  const homes = chartsOf(constructs);

  const problems = edgesOf(edges)
    .filter(([source, target]) => !homes.has(source) || !homes.has(target))
    .map(([source, target]) => outsideChart(source, target));
  if (problems.length > 0) return { charts: [], problems };

  addChartEdges(edges, homes);
  addObjectEdges(edges, homes);

  const charts: OrderedChart[] = [];
  for (const chart of constructs.filter(Chart.isChart) as Chart[]) {
    const { order, circle } = depthFirst(chart, edges);
    if (circle) problems.push(dependencyCircle(chart, circle));
    charts.push({ chart, objects: order.filter(isApiObject).filter((o) => homes.get(o)?.chart === chart) });
  }
  return { charts, problems };
}

/** The nearest chart of a construct, and the one highest in the tree. */
interface Home {
  readonly chart: Chart;
  readonly top: Chart;
}

function chartsOf(constructs: readonly IConstruct[]): Map<IConstruct, Home> {
  const homes = new Map<IConstruct, Home>();
  for (const construct of constructs) {
    const above = construct.node.scope ? homes.get(construct.node.scope) : undefined;
    const chart = Chart.isChart(construct) ? (construct as Chart) : above?.chart;
    if (chart) homes.set(construct, { chart, top: above?.top ?? chart });
  }
  return homes;
}

/** A chart comes after the charts directly in it, and after those that anything in it depends on. */
function addChartEdges(edges: Edges, homes: Map<IConstruct, Home>): void {
  for (const chart of [...edges.keys()].filter(Chart.isChart)) {
    for (const child of chart.node.children.filter(Chart.isChart)) edges.get(chart)!.add(child);
  }
  for (const [source, target] of edgesOf(edges)) {
    const from = homes.get(source)!.chart;
    const to = homes.get(target)!.chart;
    if (from !== to) edges.get(from)!.add(to);
  }
}

/**
 * What is in a construct comes after what is in one that it depends on. Objects of charts that share no chart above
 * them are never in one file, so their order says nothing.
 */
function addObjectEdges(edges: Edges, homes: Map<IConstruct, Home>): void {
  const known = new Map<IConstruct, readonly ApiObject[]>();
  const objectsIn = (construct: IConstruct): readonly ApiObject[] => {
    const found =
      known.get(construct) ??
      construct.node
        .findAll()
        .filter(isApiObject)
        .filter((o) => homes.get(o)?.chart === homes.get(construct)?.chart);
    known.set(construct, found);
    return found;
  };
  for (const [source, target] of edgesOf(edges)) {
    if (homes.get(source)!.top !== homes.get(target)!.top) continue;
    for (const to of objectsIn(target)) {
      for (const from of objectsIn(source)) if (from !== to) edges.get(from)!.add(to);
    }
  }
}

function depthFirst(
  chart: Chart,
  edges: Edges,
): { readonly order: readonly IConstruct[]; readonly circle?: readonly IConstruct[] } {
  const members = chart.node.findAll();
  const inside = new Set<IConstruct>(members);
  const targets = (c: IConstruct) => [...edges.get(c)!].filter((target) => inside.has(target));
  const dependedOn = new Set(members.flatMap(targets));

  const order = new Set<IConstruct>();
  const open = new Set<IConstruct>();
  let circle: readonly IConstruct[] | undefined;
  const visit = (construct: IConstruct): void => {
    if (order.has(construct)) return;
    if (open.has(construct)) {
      const path = [...open];
      circle ??= [...path.slice(path.indexOf(construct)), construct];
      return;
    }
    open.add(construct);
    targets(construct).forEach(visit);
    open.delete(construct);
    order.add(construct);
  };
  members.filter((c) => !dependedOn.has(c)).forEach(visit);
  // Those in a circle have no beginning among the others; without a circle this visits nothing.
  members.forEach(visit);
  return { order: [...order], ...(circle ? { circle } : {}) };
}

function edgesOf(edges: Edges): readonly (readonly [IConstruct, IConstruct])[] {
  return [...edges].flatMap(([source, targets]) => [...targets].map((target) => [source, target] as const));
}

function isApiObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct);
}

function outsideChart(source: IConstruct, target: IConstruct): Problem {
  return problemAt(source, {
    code: 'NAUST-PLT-008',
    what: 'is one end of a dependency that is not between Kubernetes objects',
    got: `${pathOf(source)} depends on ${pathOf(target)}`,
    allowed: 'dependencies between constructs inside charts of one platform',
    fix: 'depend on the objects themselves, or remove the dependency',
  });
}

function dependencyCircle(chart: Chart, circle: readonly IConstruct[]): Problem {
  return problemAt(chart, {
    code: 'NAUST-PLT-007',
    what: 'has objects that depend on each other in a circle',
    got: circle.map((c) => c.node.id).join(' => '),
    allowed: 'dependencies that have an end',
    fix: 'remove one of these dependencies',
  });
}
