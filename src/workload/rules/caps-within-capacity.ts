import type { Finding } from '../../kernel';
import type { CallFrom, CallGraph, CallGraphNode } from '../calls';

/** What callers may have under way at once, all of their pods together, is no more than the pods of the callee bear. */
export function capsWithinCapacity(callee: CallGraphNode, graph: CallGraph): readonly Finding[] {
  const { concurrency, mostPods } = callee;
  if (concurrency === undefined || mostPods === undefined) return [];
  const callers = graph.callersOf(callee);
  const shares = callers.flatMap((call) => shareOf(call, mostPods));
  const asked = shares.reduce((sum, { pods, cap }) => sum + pods * cap, 0);
  const uncapped = callers.filter((call) => shareOf(call, mostPods).length === 0);
  return [
    ...(asked > concurrency * mostPods ? [tooMuch(callee, shares, asked, concurrency, mostPods)] : []),
    ...uncapped.map(({ caller }) => withoutCap(callee, caller)),
  ];
}

interface Share {
  readonly called: string;
  readonly pods: number;
  readonly cap: number;
}

function shareOf(
  { caller: { called, mostPods }, call: { cap } }: CallFrom,
  callees: number,
): readonly Share[] {
  if (mostPods === undefined || cap === undefined) return [];
  return [{ called, pods: mostPods, cap: cap.ofEachPod ? cap.requests * callees : cap.requests }];
}

function tooMuch(
  { called }: CallGraphNode,
  shares: readonly Share[],
  asked: number,
  concurrency: number,
  pods: number,
): Finding {
  const each = shares.map(({ called: caller, pods: of, cap }) => `${caller}: ${of} x ${cap}`);
  return {
    code: 'NAUST-RSL-023',
    what: `may be asked for more at once than "${called}" bears`,
    got: `${asked} requests (${each.join(', ')}), and ${pods} x ${concurrency} of its own pods`,
    allowed: `${pods * concurrency} at most, by all callers together`,
    fix: 'lower concurrency.connections of the calls, or give it more pods',
  };
}

function withoutCap({ called }: CallGraphNode, caller: CallGraphNode): Finding {
  return {
    code: 'NAUST-RSL-024',
    severity: 'warning',
    what: `says how much "${called}" bears at once, and nothing holds "${caller.called}" to a share of it`,
    got: 'a call without a policy, by an engine without caps, or of a number of pods that is not known',
    allowed: 'callers with concurrency caps',
    fix: `let "${caller.called}" call it with concurrency: { connections: ... }, by an engine that has caps`,
  };
}
