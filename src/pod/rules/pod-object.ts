/** A pod as it stands in any object, whoever made it: nothing about its shape is certain. */
export interface PodObject {
  /** Started one after another, each but the sidecars run to its end before the next. */
  readonly initContainers: readonly ContainerObject[];
  readonly containers: readonly ContainerObject[];
}

export interface ContainerObject {
  /** `container "orders"`, `sidecar "logs"` or `init container "migrate"`, to begin a sentence about it. */
  readonly called: string;
  readonly role: 'container' | 'sidecar' | 'init';
  readonly fields: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

const TEMPLATE: Readonly<Record<string, readonly string[]>> = {
  'v1/Pod': ['spec'],
  'apps/Deployment': ['spec', 'template', 'spec'],
  'apps/StatefulSet': ['spec', 'template', 'spec'],
  'apps/DaemonSet': ['spec', 'template', 'spec'],
  'apps/ReplicaSet': ['spec', 'template', 'spec'],
  'v1/ReplicationController': ['spec', 'template', 'spec'],
  'batch/Job': ['spec', 'template', 'spec'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** The object with the spec of its pod changed; the object itself where it carries none. */
export function withPodFields<T extends object>(object: T, change: (pod: Fields) => Fields): T {
  const path = pathToPod(object);
  const along = (fields: Fields, [name, ...rest]: readonly string[]): Fields =>
    name === undefined ? change(fields) : { ...fields, [name]: along(fieldsOf(fields[name]), rest) };
  return path === undefined ? object : (along(fieldsOf(object), path) as T);
}

/** The spec of the pod that a Kubernetes object carries; `undefined` where it carries none. */
export function podFieldsOf(object: unknown): Fields | undefined {
  return pathToPod(object)?.reduce((fields, name) => fieldsOf(fields[name]), fieldsOf(object));
}

function pathToPod(object: unknown): readonly string[] | undefined {
  const { apiVersion, kind } = fieldsOf(object);
  const group = typeof apiVersion === 'string' ? apiVersion.split('/')[0] : undefined;
  return TEMPLATE[`${group}/${String(kind)}`];
}

/** The pod that a Kubernetes object carries; `undefined` where it carries none. */
export function podOf(object: unknown): PodObject | undefined {
  const pod = podFieldsOf(object);
  if (pod === undefined) return undefined;
  return {
    initContainers: listOf(pod['initContainers']).map(initContainer),
    containers: listOf(pod['containers']).map((c) => containerObject('container', c)),
  };
}

function initContainer(container: unknown): ContainerObject {
  return containerObject(fieldsOf(container)['restartPolicy'] === 'Always' ? 'sidecar' : 'init', container);
}

function containerObject(role: ContainerObject['role'], container: unknown): ContainerObject {
  const fields = fieldsOf(container);
  const noun = role === 'init' ? 'init container' : role;
  return { role, fields, called: `${noun} ${JSON.stringify(fields['name'] ?? '')}` };
}

/** Every container, in the order in which they start. */
export function allContainers(pod: PodObject): readonly ContainerObject[] {
  return [...pod.initContainers, ...pod.containers];
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
