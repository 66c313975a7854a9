import { type Fields, fieldsOf, podFieldsOf } from '../pod';
import type { Demand } from './demand';
import { podDemand } from './pod-demand';
import { prioritiesOf, priorityOf } from './priorities';

/** Every pod that the objects of a cluster lead to, as many as there may be at once. */
export function demandsOf(objects: readonly Fields[]): readonly Demand[] {
  const scaled = mostReplicas(objects);
  const priorities = prioritiesOf(objects);
  return objects.flatMap((object) => {
    const pod = podFieldsOf(object);
    if (pod === undefined) return [];
    const name = nameOf(object);
    const copies = copiesOf(object, scaled.get(name));
    return [{ name, copies, ...podDemand(pod), priority: priorityOf(pod, priorities) }];
  });
}

function copiesOf(object: Fields, most: number | undefined): Demand['copies'] {
  const spec = fieldsOf(object['spec']);
  switch (object['kind']) {
    case 'DaemonSet':
      return 'everyNode';
    case 'Job':
      return Number(spec['parallelism'] ?? 1);
    case 'CronJob':
      return Number(fieldsOf(fieldsOf(spec['jobTemplate'])['spec'])['parallelism'] ?? 1);
    case 'Pod':
      return 1;
    default:
      return most ?? Number(spec['replicas'] ?? 1);
  }
}

/** An autoscaler may ask for its most at any time. */
function mostReplicas(objects: readonly Fields[]): ReadonlyMap<string, number> {
  return new Map(
    objects
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
      .map((autoscaler) => {
        const { scaleTargetRef, maxReplicas } = fieldsOf(autoscaler['spec']);
        const { kind, name } = fieldsOf(scaleTargetRef);
        const { namespace } = fieldsOf(autoscaler['metadata']);
        return [nameOf({ kind, metadata: { name, namespace } }), Number(maxReplicas)];
      }),
  );
}

function nameOf(object: Fields): string {
  const { name, namespace } = fieldsOf(object['metadata']);
  return `${String(object['kind'])} ${namespace === undefined ? '' : `${String(namespace)}/`}${String(name)}`;
}
