import type { Finding } from '../../kernel';
import type { CallGraph, CallGraphNode } from '../calls';
import { retriesInACircle } from './retries-in-a-circle';
import { retriesMultiplied } from './retries-multiplied';
import { timeoutsInOrder } from './timeouts-in-order';

/** What is wrong with the calls of a workload in the light of all others. */
export function chainFindings(caller: CallGraphNode, graph: CallGraph): readonly Finding[] {
  return [timeoutsInOrder, retriesMultiplied, retriesInACircle].flatMap((rule) => rule(caller, graph));
}
