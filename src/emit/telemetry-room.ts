import type { IConstruct } from 'constructs';
import { Cluster } from '../cluster';
import { type Problem, problemAt } from '../kernel';
import { Observability } from '../observability';
import type { Capacities } from './cluster-capacity';

/** Whether logs and metrics fit where they are kept, counted on the objects as they will be applied. */
export function telemetryProblems(tree: readonly IConstruct[], capacities: Capacities): readonly Problem[] {
  return tree
    .filter((construct): construct is Observability => construct instanceof Observability)
    .flatMap((stack) => {
      const capacity = capacities.get(Cluster.find(stack)!);
      if (capacity === undefined) return [];
      const watched = { nodes: capacity.rooms.length, pods: capacity.pods };
      return stack.roomFindings(watched).map((finding) => problemAt(stack, finding));
    });
}
