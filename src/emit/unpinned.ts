import type { ApiObject } from 'cdk8s';
import type { Finding } from '../kernel';
import { pinFindings, pinOfNamespace } from '../pin';
import type { KubernetesObject } from './kubernetes-object';

/** What the cluster would refuse of an object in a pinned namespace, whichever chart it comes from. */
export function unpinned(source: ApiObject, object: KubernetesObject): readonly Finding[] {
  const { namespace } = Object(object['metadata']) as { readonly namespace?: unknown };
  const pin = typeof namespace === 'string' ? pinOfNamespace(source, namespace) : undefined;
  return pin === undefined ? [] : pinFindings(object, pin);
}
