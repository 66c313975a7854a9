import type { KubernetesObject } from '../../emit';
import { mapStrings } from './tree';

/** As cdk8s ends the names that it makes from paths. */
const OF_PATH = /-c8[0-9a-f]{6}(?![0-9a-z])/g;

/** As tools end the names of ConfigMaps and Secrets with a digest of their content: in hex, or as kustomize does. */
const OF_CONTENT = /-(?:(?=[a-f]*[0-9])[0-9a-f]{8,64}|(?=[a-z]*[0-9])[bcdfghkmt2456789]{10})$/;

const DIGEST = /^[0-9a-f]{16,128}$/;

/** The objects of a chart without the digests that follow from the rest of them. */
export function withoutHashes(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const named = objects.flatMap(({ kind, metadata }) => {
    const { name } = Object(metadata) as { readonly name?: unknown };
    const hashed = (kind === 'ConfigMap' || kind === 'Secret') && typeof name === 'string';
    return hashed && OF_CONTENT.test(name) ? [name] : [];
  });
  const replace = (text: string): string =>
    named
      .reduce((said, name) => said.replaceAll(name, name.replace(OF_CONTENT, '-<hash>')), text)
      .replace(OF_PATH, '-<hash>');
  return objects.map((object) => withoutDigests(mapStrings(object, replace)) as KubernetesObject);
}

/** Wherever an object, or the pods it makes, has labels and annotations. */
function withoutDigests(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDigests);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === 'labels' || key === 'annotations' || key === 'matchLabels'
        ? mapStrings(child, (text) => (DIGEST.test(text) ? '<hash>' : text))
        : withoutDigests(child),
    ]),
  );
}
