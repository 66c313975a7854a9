import type { ClusterNode, Pool } from '../cluster';
import type { Fields } from '../pod';
import type { Demand } from './demand';
import { demandsOf } from './demands';
import { copiesOf, type Fit, fitOf } from './fit';
import { losses, type Scenario } from './losses';
import type { NodeRoom } from './node-room';
import { nodeRoom } from './node-rooms';
import { eligible } from './schedule';
import { systemDemands } from './system-demands';

/** What a cluster has for pods and what they ask for, and how the two go together. Each question is worked out once. */
export class Capacity {
  readonly rooms: readonly NodeRoom[];
  readonly demands: readonly Demand[];
  /** Every node there. */
  readonly whole: Outcome;
  /** The largest node of each pool gone, in turn. */
  readonly losses: readonly Outcome[];

  constructor(nodes: readonly ClusterNode[], pools: readonly Pool[], objects: readonly Fields[]) {
    // What another Kubernetes runs for itself is not known: its nodes are described by what is left.
    const ofK3s = nodes.some(({ leftToPods }) => !leftToPods) ? systemDemands() : [];
    this.demands = [...ofK3s, ...demandsOf(objects)];
    this.rooms = nodes.map(nodeRoom);
    this.whole = new Outcome({ nodes: this.rooms }, this.demands);
    this.losses = losses(this.rooms, pools).map(
      (loss) =>
        new Outcome(
          loss,
          this.demands.map((each) => without(each, loss)),
        ),
    );
  }

  /** As many as there may be at once. */
  get pods(): number {
    return this.demands.reduce((all, demand) => all + copiesOf(demand, this.rooms), 0);
  }
}

/** What becomes of the pods when these nodes are there. */
export class Outcome {
  private known: Fit | undefined;

  constructor(
    readonly scenario: Scenario,
    readonly demands: readonly Demand[],
  ) {}

  get fit(): Fit {
    this.known ??= fitOf(this.demands, this.scenario.nodes);
    return this.known;
  }
}

/** One pod a node there may be is as many as there are nodes: with its node one of them goes, and is not missed. */
function without(demand: Demand, { nodes }: Scenario): Demand {
  const aNode = demand.hostPorts.length > 0 || demand.apart.includes('kubernetes.io/hostname');
  if (demand.copies === 'everyNode' || !aNode) return demand;
  return { ...demand, copies: Math.min(demand.copies, eligible(demand, nodes).length) };
}
