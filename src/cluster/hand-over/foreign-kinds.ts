import { fieldsOf } from '../../pod';
import builtIn from './built-in-groups.json';

/** A kind of object that neither Kubernetes nor the output itself defines. */
export interface ForeignKind {
  /** With its group: `cert-manager.io/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
}

/** Without whose definitions these objects are refused, each once, in order. */
export function foreignKinds(objects: readonly object[]): readonly ForeignKind[] {
  const defined = new Set(objects.flatMap(definedBy));
  const found = new Map<string, ForeignKind>();
  for (const object of objects) {
    const fields = fieldsOf(object);
    const [apiVersion, kind] = [String(fields['apiVersion']), String(fields['kind'])];
    const group = apiVersion.split('/')[0]!;
    if (!isForeign(group) || defined.has(`${group}/${kind}`)) continue;
    found.set(`${apiVersion}/${kind}`, { apiVersion, kind });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, foreign]) => foreign);
}

/** What others define has a domain of theirs in its group. */
function isForeign(group: string): boolean {
  return group.includes('.') && !builtIn.groups.includes(group);
}

function definedBy(object: object): readonly string[] {
  const { kind, spec } = fieldsOf(object);
  if (kind !== 'CustomResourceDefinition') return [];
  const { group, names } = fieldsOf(spec);
  return [`${String(group)}/${String(fieldsOf(names)['kind'])}`];
}
