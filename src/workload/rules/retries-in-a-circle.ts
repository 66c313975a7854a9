import type { Finding } from '../../kernel';
import type { CallGraph, CallGraphNode } from '../calls';

/** Services that call each other in a circle, one of which asks again, keep a request going round that nobody made. */
export function retriesInACircle(caller: CallGraphNode, graph: CallGraph): readonly Finding[] {
  return caller.declaredCalls.flatMap(({ to, name, policy }) =>
    policy?.retry !== undefined && to !== undefined && graph.inOneCircle(caller, to)
      ? [circle([caller.called, name, ...wayBack(to, caller, graph)])]
      : [],
  );
}

/** The shortest way from one member of a circle to another. */
function wayBack(from: CallGraphNode, home: CallGraphNode, graph: CallGraph): readonly string[] {
  const ways = new Map<CallGraphNode, readonly string[]>([[from, []]]);
  for (const [node, way] of ways) {
    if (node === home) return way;
    for (const { to, name } of node.declaredCalls) {
      if (to !== undefined && graph.inOneCircle(to, home) && !ways.has(to)) ways.set(to, [...way, name]);
    }
  }
  return [];
}

function circle(names: readonly string[]): Finding {
  return {
    code: 'NAUST-RSL-022',
    what: 'asks again in a circle of calls',
    got: names.join(' -> '),
    allowed: 'retries on calls that do not lead back',
    fix: 'leave retry out of this call, or break the circle, such as by an event',
  };
}
