import type { Cluster } from '../cluster';
import { Gateway } from '../gateway';
import { namespaceOf } from '../network';
import type { RouteFigures } from './alloy';
import type { Objective } from './alerts';

/** The gateways of a cluster, and what is promised of their routes. */
export function routeFigures(cluster: Cluster, objectives: readonly Objective[]): RouteFigures {
  const bounds = objectives.flatMap((objective) =>
    'route' in objective && objective.within !== undefined ? [objective.within] : [],
  );
  return { gateways: gatewaysOf(cluster), bounds };
}

export function gatewaysOf(cluster: Cluster): RouteFigures['gateways'] {
  return cluster.node
    .findAll()
    .filter((one): one is Gateway => one instanceof Gateway)
    .map((gateway) => ({
      namespace: namespaceOf(gateway),
      name: gateway.name,
      routes: gateway.loggedRoutes,
    }));
}
