import type { Finding } from '../../kernel';
import { acceptsRetriesMultiplied, type CallGraph, type CallGraphNode, type Chain } from '../calls';

/** What one request may become at the end of a chain: two services that each ask twice make four of one. */
const MOST = 4;

/** A circle has no end to multiply up to: it is told by a rule of its own. */
export function retriesMultiplied(caller: CallGraphNode, graph: CallGraph): readonly Finding[] {
  return caller.declaredCalls
    .filter(
      ({ policy }) => policy?.retry !== undefined && !policy.accepted.includes(acceptsRetriesMultiplied),
    )
    .map((call) => graph.worstChain(call, caller))
    .filter(({ requests }) => requests > MOST)
    .map((chain) => tooMany(caller, chain));
}

function tooMany(caller: CallGraphNode, { requests, names }: Chain): Finding {
  return {
    code: 'NAUST-RSL-021',
    what: 'asks again along a chain whose callees ask again too',
    got: `${requests} requests for one, along ${[caller.called, ...names].join(' -> ')}`,
    allowed: `${MOST} at most`,
    fix: `retry at one end of the chain only, or accept: ['${acceptsRetriesMultiplied}'] on this call`,
  };
}
