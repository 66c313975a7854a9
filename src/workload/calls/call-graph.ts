import type { PolicySpec } from '../../resilience';
import type { Cap } from './cap-of';

/** Who calls whom, as the rules on chains of calls see it. */
export interface CallGraphNode {
  /** As messages name it. */
  readonly called: string;
  readonly declaredCalls: readonly CallGraphEdge[];
  /** How many pods it has at most; `undefined` where that is not known. */
  readonly mostPods?: number | undefined;
  /** How many requests one pod of it bears at once; `undefined` where nobody said. */
  readonly concurrency?: number | undefined;
}

export interface CallGraphEdge {
  /** `undefined` where the callee is not of this stack. */
  readonly to: CallGraphNode | undefined;
  /** The callee as messages name it. */
  readonly name: string;
  /** `undefined` where nobody said how long to wait, or how often to ask. */
  readonly policy: PolicySpec | undefined;
  /** `undefined` where nothing holds the caller to a share. */
  readonly cap?: Cap | undefined;
}

/** A call as its callee sees it. */
export interface CallFrom {
  readonly caller: CallGraphNode;
  readonly call: CallGraphEdge;
}

/** What one request may become, and along which calls. */
export interface Chain {
  readonly requests: number;
  readonly names: readonly string[];
}

const nothing: Chain = { requests: 1, names: [] };

/** Every call of a stack. What is found once is not looked for again, so that a stack's rules take time as it grows. */
export class CallGraph {
  private readonly circles = new Map<CallGraphNode, number>();
  private readonly chains = new Map<CallGraphNode, Chain>();
  private readonly callers = new Map<CallGraphNode, CallFrom[]>();

  /** @see https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm */
  constructor(nodes: readonly CallGraphNode[]) {
    const met = new Map<CallGraphNode, number>();
    const open: CallGraphNode[] = [];
    const visit = (node: CallGraphNode): number => {
      const index = met.size;
      let lowest = index;
      met.set(node, index);
      open.push(node);
      for (const { to } of node.declaredCalls) {
        if (to === undefined || this.circles.has(to)) continue;
        lowest = Math.min(lowest, met.get(to) ?? visit(to));
      }
      if (lowest === index) open.splice(open.indexOf(node)).forEach((each) => this.circles.set(each, index));
      return lowest;
    };
    for (const node of nodes) if (!met.has(node)) visit(node);
    for (const caller of nodes) caller.declaredCalls.forEach((call) => this.remember({ caller, call }));
  }

  callersOf(node: CallGraphNode): readonly CallFrom[] {
    return this.callers.get(node) ?? [];
  }

  /** Whether calls lead from each of the two to the other. */
  inOneCircle(node: CallGraphNode, other: CallGraphNode): boolean {
    return this.circles.get(node) === this.circles.get(other);
  }

  /** The most requests that one request over this call may become at the end of a chain. */
  worstChain({ to, name, policy }: CallGraphEdge, from: CallGraphNode): Chain {
    const onward = to === undefined || this.inOneCircle(to, from) ? nothing : this.worstFrom(to);
    const tries = policy?.retry?.tries ?? 1;
    return { requests: tries * onward.requests, names: [name, ...(onward.requests > 1 ? onward.names : [])] };
  }

  private remember(made: CallFrom): void {
    const { to } = made.call;
    if (to === undefined) return;
    const known = this.callers.get(to);
    if (known === undefined) this.callers.set(to, [made]);
    else known.push(made);
  }

  private worstFrom(node: CallGraphNode): Chain {
    const known = this.chains.get(node);
    if (known !== undefined) return known;
    const worst = node.declaredCalls
      .map((call) => this.worstChain(call, node))
      .reduce((a, b) => (b.requests > a.requests ? b : a), nothing);
    this.chains.set(node, worst);
    return worst;
  }
}
