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
  const homes = new Map<IConstruct, Map<string, ApiObject>>();
  const known = new Map<IConstruct, Map<string, ApiObject>>();
  const namesNear = ({ chart }: ApiObject): Map<string, ApiObject> => {
    // All of a chart is in one cluster.
    const names = known.get(chart) ?? namesIn(homes, Cluster.find(chart) ?? chart.node.root);
    known.set(chart, names);
    return names;
  };
  return objects.flatMap(({ source, object }) => {
    const identity = identityOf(object);
    if (identity === undefined) return [];
    const names = namesNear(source);
    const other = names.get(identity);
    if (other === undefined) names.set(identity, source);
    return other === undefined ? [] : [repeated(source, other, identity)];
  });
}

function namesIn(homes: Map<IConstruct, Map<string, ApiObject>>, home: IConstruct): Map<string, ApiObject> {
  const names = homes.get(home) ?? new Map<string, ApiObject>();
  homes.set(home, names);
  return names;
}

/** `Deployment.apps "orders" of namespace "shop"`; nothing where the API server is to choose the name. */
function identityOf(object: KubernetesObject): string | undefined {
  const { apiVersion, kind } = object;
  const { name, namespace } = Object(object['metadata']) as { name?: unknown; namespace?: unknown };
  if (typeof name !== 'string' || name === '') return undefined;
  const version = String(apiVersion);
  const group = version.slice(0, Math.max(version.indexOf('/'), 0));
  const type = group === '' ? String(kind) : `${String(kind)}.${group}`;
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
