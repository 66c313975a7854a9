import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Cluster } from '../cluster';
import { type Problem, pathOf, problemAt } from '../kernel';
import type { KubernetesObject } from './kubernetes-object';

/** An object and the construct that it came from. */
export interface SourcedObject {
  readonly source: ApiObject;
  readonly object: KubernetesObject;
}

/**
 * Objects that are one to the API server: of one kind and name, in one namespace of one cluster. Each applied file
 * would undo the other's. Outside a cluster everything of a platform is taken for one cluster's.
 */
export function repeatedObjects(objects: readonly SourcedObject[]): readonly Problem[] {
  const first = new Map<IConstruct, Map<string, ApiObject>>();
  return objects.flatMap(({ source, object }) => {
    const identity = identityOf(object);
    if (identity === undefined) return [];
    const home = Cluster.find(source) ?? source.node.root;
    const known = first.get(home) ?? new Map<string, ApiObject>();
    first.set(home, known);
    const other = known.get(identity);
    if (other === undefined) known.set(identity, source);
    return other === undefined ? [] : [repeated(source, other, identity)];
  });
}

/** `Deployment.apps "orders" of namespace "shop"`; nothing where the API server is to choose the name. */
function identityOf(object: KubernetesObject): string | undefined {
  const { apiVersion, kind } = object;
  const { name, namespace } = Object(object['metadata']) as { name?: unknown; namespace?: unknown };
  if (typeof name !== 'string' || name === '') return undefined;
  const [group, version] = String(apiVersion).split('/');
  const type = version === undefined ? String(kind) : `${String(kind)}.${group}`;
  return `${type} "${name}" of namespace "${String(namespace ?? 'default')}"`;
}

function repeated(source: ApiObject, other: ApiObject, identity: string): Problem {
  return problemAt(source, {
    code: 'NAUST-PLT-010',
    what: `is the same Kubernetes object as ${pathOf(other)}`,
    got: identity,
    allowed: 'each kind and name once in a namespace of a cluster',
    fix: 'rename one of the constructs, or move it to a namespace of its own',
  });
}
