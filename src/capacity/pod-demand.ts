import { type Fields, fieldsOf, listOf, parseQuantity } from '../pod';
import type { Demand, Toleration } from './demand';
import { type Amounts, larger, none, sum } from './node-room';
import type { NodeExpression, NodeTerm } from './node-terms';

/** What the scheduler is asked for one pod, from its `spec`, whoever made it. */
export function podDemand(pod: Fields): Omit<Demand, 'name' | 'copies' | 'priority'> {
  const affinity = fieldsOf(pod['affinity']);
  return {
    each: requestsOf(pod),
    sidecars: sidecarsOf(pod).map((sidecar) => ({
      name: String(sidecar['name']),
      each: containerRequests(sidecar),
    })),
    terms: termsOf(pod, fieldsOf(affinity['nodeAffinity'])),
    tolerations: listOf(pod['tolerations']) as readonly Toleration[],
    hostPorts: hostPortsOf(pod),
    spread: listOf(pod['topologySpreadConstraints'])
      .map(fieldsOf)
      .filter((constraint) => constraint['whenUnsatisfiable'] === 'DoNotSchedule')
      .map(({ topologyKey, maxSkew }) => ({ key: String(topologyKey), maxSkew: Number(maxSkew) })),
    apart: listOf(fieldsOf(affinity['podAntiAffinity'])['requiredDuringSchedulingIgnoredDuringExecution'])
      .map((term) => String(fieldsOf(term)['topologyKey']))
      .filter((key) => key !== 'undefined'),
  };
}

/**
 * What runs at once at most: containers and sidecars, or an init container with the sidecars that began before it.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
function requestsOf(pod: Fields): Amounts {
  let sidecars = none;
  let peak = none;
  for (const init of listOf(pod['initContainers']).map(fieldsOf)) {
    const own = containerRequests(init);
    if (init['restartPolicy'] === 'Always') sidecars = sum(sidecars, own);
    peak = larger(peak, init['restartPolicy'] === 'Always' ? sidecars : sum(sidecars, own));
  }
  const running = listOf(pod['containers']).map(fieldsOf).map(containerRequests).reduce(sum, sidecars);
  return sum(larger(running, peak), amounts(fieldsOf(pod['overhead'])));
}

function sidecarsOf(pod: Fields): readonly Fields[] {
  return listOf(pod['initContainers'])
    .map(fieldsOf)
    .filter((init) => init['restartPolicy'] === 'Always');
}

/** Where only a limit is given, it is the request too. */
function containerRequests(container: Fields): Amounts {
  const resources = fieldsOf(container['resources']);
  return amounts({ ...fieldsOf(resources['limits']), ...fieldsOf(resources['requests']) });
}

function amounts({ cpu, memory }: Fields): Amounts {
  return { cpuMillis: whole(cpu, 1000n), memoryBytes: whole(memory, 1n) };
}

/** Rounded up, as the scheduler does. What is no quantity is a problem of its own. */
function whole(value: unknown, perUnit: bigint): number {
  const quantity = parseQuantity(value ?? 0);
  if (quantity === undefined) return 0;
  const { numerator, denominator } = quantity;
  return Number((numerator * perUnit + denominator - 1n) / denominator);
}

function termsOf(pod: Fields, nodeAffinity: Fields): readonly NodeTerm[] {
  const selector = Object.entries(fieldsOf(pod['nodeSelector'])).map(([key, value]): NodeExpression => ({
    key,
    operator: 'In',
    values: [String(value)],
  }));
  const required = fieldsOf(nodeAffinity['requiredDuringSchedulingIgnoredDuringExecution']);
  const terms = listOf(required['nodeSelectorTerms'])
    .map(fieldsOf)
    .map((term): NodeTerm => ({
      labels: [...selector, ...(listOf(term['matchExpressions']) as readonly NodeExpression[])],
      fields: listOf(term['matchFields']) as readonly NodeExpression[],
    }));
  if (terms.length > 0) return terms;
  return selector.length > 0 ? [{ labels: selector, fields: [] }] : [];
}

function hostPortsOf(pod: Fields): readonly string[] {
  const containers = [...listOf(pod['containers']), ...listOf(pod['initContainers'])].map(fieldsOf);
  return containers
    .flatMap((container) => listOf(container['ports']).map(fieldsOf))
    .filter((port) => port['hostPort'] !== undefined)
    .map(({ hostPort, protocol = 'TCP' }) => `${String(hostPort)}/${String(protocol)}`);
}
