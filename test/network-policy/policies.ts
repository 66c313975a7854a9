import { parseAllDocuments } from 'yaml';
import {
  type Conversation,
  type End,
  type PodEnd,
  type PodPort,
  type PodsInBlocks,
  policiesOf,
  type Policy,
  sidesOf,
} from '../../src/network-policy';

/** Pods of a namespace that is labelled with its name alone, or with more. */
export function pods(
  namespace: string,
  labels: PodEnd['labels'],
  more: { ports?: readonly PodPort[]; namespaceLabels?: PodEnd['labels']; hostNetwork?: boolean } = {},
): PodEnd {
  return {
    kind: 'pods',
    name: namespace,
    namespace,
    labels,
    ports: more.ports ?? [],
    namespaceLabels: { 'kubernetes.io/metadata.name': namespace, ...more.namespaceLabels },
    hostNetwork: more.hostNetwork ?? false,
  };
}

export function address(text: string): End {
  return { kind: 'address', name: text, address: text };
}

export function policies(yaml: string): readonly Policy[] {
  return policiesOf(parseAllDocuments(yaml).map((document) => document.toJS() as object));
}

export function reaches(
  held: readonly Policy[],
  from: End,
  to: End,
  port: Conversation['port'] = { port: 80, protocol: 'TCP' },
  podsInBlocks: PodsInBlocks = 'never',
): boolean {
  return sidesOf(held, { from, to, port }, podsInBlocks).every(({ open }) => open);
}
