import { Cluster } from '../../cluster';
import type { KubernetesObject, ResolvedChart } from '../../emit';
import { policiesOf, type PodEnd, type Policy } from '../../network-policy';

/** What decides over traffic in one cluster: its policies, and the labels of its namespaces. */
export interface PolicyScope {
  readonly policies: readonly Policy[];
  readonly labelsOf: (namespace: string) => PodEnd['namespaceLabels'];
}

export function policyScope(charts: readonly ResolvedChart[], cluster: Cluster | undefined): PolicyScope {
  const own = charts.filter(({ chart }) => Cluster.find(chart) === cluster);
  const objects = own.flatMap((chart) => chart.objects);
  const labels = new Map(objects.filter(({ kind }) => kind === 'Namespace').map(labelsOfNamespace));
  return {
    policies: policiesOf(objects),
    labelsOf: (namespace) => ({ ...labels.get(namespace), ...givenTo(namespace) }),
  };
}

function labelsOfNamespace({ metadata }: KubernetesObject): readonly [string, PodEnd['labels']] {
  const { name, labels = {} } = metadata as { readonly name: string; readonly labels?: PodEnd['labels'] };
  return [name, labels];
}

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
function givenTo(namespace: string): PodEnd['namespaceLabels'] {
  return { 'kubernetes.io/metadata.name': namespace };
}
