import type { DeclaredSecret } from '../../secrets';
import { fieldsOf, listOf, podFieldsOf, type Fields } from '../../pod';

/** A Secret that something in the cluster reads and nothing in the output makes. */
export interface WantedSecret {
  readonly namespace: string;
  readonly name: string;
  /** What it is for, as Kubernetes tells Secrets apart. */
  readonly kind: 'generic' | 'registry' | 'tls';
  /** In order; none where the objects do not say which they read. */
  readonly keys: readonly string[];
  /** `Deployment orders`, in the order of the output. */
  readonly readers: readonly string[];
}

interface Reading {
  readonly name: unknown;
  readonly keys?: readonly unknown[];
  readonly isRegistry?: boolean;
  readonly isOptional?: boolean;
}

/** Every Secret that these objects cannot do without, by namespace and name. */
export function wantedSecrets(
  objects: readonly object[],
  declared: readonly DeclaredSecret[],
): readonly WantedSecret[] {
  const elsewhere = declared.map(({ namespace, name }) => `${namespace}/${name}`);
  const made = new Set([...objects.flatMap(madeBy), ...elsewhere]);
  const wanted = new Map<string, WantedSecret>();
  for (const object of objects) {
    const { kind, namespace, name: reader } = identityOf(object);
    for (const { name, keys = [], isRegistry = false, isOptional = false } of readingsOf(object)) {
      if (typeof name !== 'string' || isOptional || made.has(`${namespace}/${name}`)) continue;
      const known = wanted.get(`${namespace}/${name}`);
      const all = [...(known?.keys ?? []), ...keys.filter((key) => typeof key === 'string')];
      wanted.set(`${namespace}/${name}`, {
        namespace,
        name,
        keys: [...new Set(all)].sort(),
        kind: isRegistry || known?.kind === 'registry' ? 'registry' : kindOf(all),
        readers: [...new Set([...(known?.readers ?? []), `${kind} ${reader}`])],
      });
    }
  }
  return [...wanted.values()].sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
}

function kindOf(keys: readonly string[]): WantedSecret['kind'] {
  const isPair = keys.includes('tls.crt') && keys.includes('tls.key');
  return isPair && new Set(keys).size === 2 ? 'tls' : 'generic';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function identityOf(object: object) {
  const { kind, metadata } = fieldsOf(object);
  const { name, namespace = 'default' } = fieldsOf(metadata);
  return { kind: String(kind), name: String(name), namespace: String(namespace) };
}

/** The Secrets that come of an object: itself, or what the program makes that it is written for. */
function madeBy(object: object): readonly string[] {
  const { kind, name, namespace } = identityOf(object);
  const spec = fieldsOf(fieldsOf(object)['spec']);
  const made: Readonly<Record<string, unknown>> = {
    Secret: name,
    SealedSecret: name,
    Certificate: spec['secretName'],
    ExternalSecret: fieldsOf(spec['target'])['name'] ?? name,
  };
  return Object.hasOwn(made, kind) ? [`${namespace}/${String(made[kind])}`] : [];
}

function readingsOf(object: object): readonly Reading[] {
  const fields = fieldsOf(object);
  const pod = podFieldsOf(object);
  if (pod !== undefined) return ofPod(pod);
  if (fields['kind'] === 'ServiceAccount') return registries(fields);
  return fields['kind'] === 'Gateway' ? ofListeners(fieldsOf(fields['spec'])) : [];
}

function registries(fields: Fields): readonly Reading[] {
  return listOf(fields['imagePullSecrets']).map((reference) => ({
    name: fieldsOf(reference)['name'],
    keys: ['.dockerconfigjson'],
    isRegistry: true,
  }));
}

/** @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewaytlsconfig */
function ofListeners(spec: Fields): readonly Reading[] {
  return listOf(spec['listeners'])
    .flatMap((listener) => listOf(fieldsOf(fieldsOf(listener)['tls'])['certificateRefs']))
    .map((reference) => ({ name: fieldsOf(reference)['name'], keys: ['tls.crt', 'tls.key'] }));
}

/** @see https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret */
function ofPod(pod: Fields): readonly Reading[] {
  const containers = [...listOf(pod['initContainers']), ...listOf(pod['containers'])].map(fieldsOf);
  const volumes = listOf(pod['volumes']).map(fieldsOf);
  const projected = volumes.flatMap((volume) => listOf(fieldsOf(volume['projected'])['sources']));
  return [
    ...registries(pod),
    ...containers.flatMap((container) => listOf(container['env'])).map(ofVariable),
    ...containers
      .flatMap((container) => listOf(container['envFrom']))
      .map((source) => reading(fieldsOf(source)['secretRef'])),
    ...volumes.map((volume) => reading(volume['secret'])),
    ...projected.map((source) => reading(fieldsOf(source)['secret'])),
  ];
}

function ofVariable(variable: unknown): Reading {
  const reference = fieldsOf(fieldsOf(fieldsOf(variable)['valueFrom'])['secretKeyRef']);
  return { ...reading(reference), keys: [reference['key']] };
}

/** Of a reference or a volume; of nothing, nothing. */
function reading(source: unknown): Reading {
  const { name, secretName, items, optional } = fieldsOf(source);
  return {
    name: secretName ?? name,
    keys: listOf(items).map((item) => fieldsOf(item)['key']),
    isOptional: optional === true,
  };
}
