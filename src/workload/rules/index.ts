import type { Finding } from '../../kernel';
import type { CallGraph, CallGraphNode } from '../calls';
import { capsWithinCapacity } from './caps-within-capacity';
import { retriesInACircle } from './retries-in-a-circle';
import { retriesMultiplied } from './retries-multiplied';
import { timeoutsInOrder } from './timeouts-in-order';

/** What is wrong with the calls of a workload, and to it, in the light of all others. */
export function chainFindings(workload: CallGraphNode, graph: CallGraph): readonly Finding[] {
  return [timeoutsInOrder, retriesMultiplied, retriesInACircle, capsWithinCapacity].flatMap((rule) =>
    rule(workload, graph),
  );
}
