import { fieldsOf, listOf } from '../pod';

type Fields = ReturnType<typeof fieldsOf>;

export interface ClusterNode {
  readonly name: string;
  readonly region: string | undefined;
  readonly zone: string | undefined;
}

export interface Volume {
  readonly name: string;
  readonly namespace: string | undefined;
  /** `namespace/name`, where it is claimed. */
  readonly claim: string | undefined;
  /** Every region that it may be reached from; `undefined` where nothing says. */
  readonly regions: readonly string[] | undefined;
}

const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';

export function nodesOf(objects: readonly Fields[]): readonly ClusterNode[] {
  return objects
    .filter(({ kind }) => kind === 'Node')
    .map((node) => {
      const labels = fieldsOf(fieldsOf(node['metadata'])['labels']);
      return { name: nameOf(node), region: text(labels[REGION]), zone: text(labels[ZONE]) };
    });
}

export function volumesOf(objects: readonly Fields[]): readonly Volume[] {
  const nodes = nodesOf(objects);
  return objects
    .filter(({ kind }) => kind === 'PersistentVolume')
    .map((volume) => {
      const { claimRef, nodeAffinity } = fieldsOf(volume['spec']);
      const { namespace, name } = fieldsOf(claimRef);
      const terms = listOf(fieldsOf(fieldsOf(nodeAffinity)['required'])['nodeSelectorTerms']);
      const regions = terms.map((term) => regionsOf(fieldsOf(term), nodes));
      const isKnown = terms.length > 0 && regions.every((of) => of !== undefined);
      return {
        name: nameOf(volume),
        namespace: text(namespace),
        claim: claimRef === undefined ? undefined : `${String(namespace)}/${String(name)}`,
        regions: isKnown ? [...new Set(regions.flatMap((of) => of ?? []))] : undefined,
      };
    });
}

/** Of the matches of one term, which all hold, the first that leads to a region decides. */
function regionsOf(term: Fields, nodes: readonly ClusterNode[]): readonly string[] | undefined {
  for (const match of listOf(term['matchExpressions']).map(fieldsOf)) {
    const values = listOf(match['values']).map(String);
    if (match['operator'] !== 'In' || values.length === 0) continue;
    if (match['key'] === REGION) return values;
    const by =
      match['key'] === ZONE ? 'zone' : match['key'] === 'kubernetes.io/hostname' ? 'name' : undefined;
    if (by === undefined) continue;
    const found = values.map((value) => nodes.find((node) => node[by] === value)?.region);
    return found.every((region) => region !== undefined) ? found.map(String) : undefined;
  }
  return undefined;
}

function nameOf(object: Fields): string {
  return String(fieldsOf(object['metadata'])['name']);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
