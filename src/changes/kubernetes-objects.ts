import type { Change } from './change';
import { type Difference, differences } from './difference';
import { isFixed } from './fixed-fields';
import { Hidden, isObject, type Json, type JsonObject } from './json';
import { losses } from './losses';
import type { KubernetesEntry } from './output';
import { type Named, renames } from './renames';

interface Entry extends Named {
  readonly file: string;
  readonly value: JsonObject;
}

export function objectChanges(
  before: readonly KubernetesEntry[],
  after: readonly KubernetesEntry[],
): readonly Change[] {
  const { pairs, removed, added } = matched(before.map(entryOf), after.map(entryOf));
  const renamed = renames(removed, added);
  const came = new Set(renamed.values());
  return [
    ...pairs.flatMap(([from, to]) => changed(from, to)),
    ...[...renamed].map(([from, to]) => rename(from, to)),
    ...removed.filter((entry) => !renamed.has(entry)).map(deleted),
    ...added.filter((entry) => !came.has(entry)).map((to) => ({ ...subject(to), action: 'add' as const })),
  ];
}

function entryOf({ place, file, object }: KubernetesEntry): Entry {
  const apiVersion = String(object['apiVersion']);
  const group = apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')));
  const metadata = isObject(object['metadata']) ? object['metadata'] : {};
  const id = String(metadata['name'] ?? `${String(metadata['generateName'])}*`);
  const namespace = typeof metadata['namespace'] === 'string' ? metadata['namespace'] : undefined;
  const kind = String(object['kind']);
  const shown = isBuiltIn(group) ? kind : `${kind}.${group}`;
  return {
    place,
    file,
    kind: group === '' ? kind : `${group}/${kind}`,
    name: [shown, namespace, id].filter((part) => part !== undefined).join('/'),
    id,
    value: kind === 'Secret' && group === '' ? withoutSecrets(object) : object,
  };
}

/** A group that Kubernetes itself serves needs not be told from others. */
function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

function withoutSecrets(object: JsonObject): JsonObject {
  const hide = (values: Json | undefined): Json | undefined =>
    isObject(values)
      ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key, new Hidden(value)]))
      : values;
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      key === 'data' || key === 'stringData' ? (hide(value) ?? null) : value,
    ]),
  );
}

interface Matched {
  readonly pairs: readonly (readonly [Entry, Entry])[];
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
}

/**
 * Objects are the same by group, kind, namespace and name in one cluster, whatever file they are in. Beside the
 * clusters' folders lie the charts of platforms without one, so a chart may move in and out of a folder; between two
 * folders nothing moves: what is applied to one cluster is not applied to the other.
 */
function matched(before: readonly Entry[], after: readonly Entry[]): Matched {
  const within = matchBy((entry) => `${entry.place}\n${entry.name}`, before, after);
  const across = matchBy(
    (entry) => `${platformOf(entry)}\n${entry.name}`,
    within.removed,
    within.added,
    (a, b) => [a, b].some(({ place }) => !place.includes('/')),
  );
  return { ...across, pairs: [...within.pairs, ...across.pairs] };
}

function platformOf({ place }: Entry): string {
  return place.split('/')[0] ?? '';
}

function matchBy(
  keyOf: (entry: Entry) => string,
  before: readonly Entry[],
  after: readonly Entry[],
  fits: (a: Entry, b: Entry) => boolean = () => true,
): Matched {
  const waiting = new Map<string, Entry[]>();
  for (const entry of before) waiting.set(keyOf(entry), [...(waiting.get(keyOf(entry)) ?? []), entry]);
  const pairs: (readonly [Entry, Entry])[] = [];
  const added: Entry[] = [];
  for (const to of after) {
    const candidates = waiting.get(keyOf(to)) ?? [];
    const fitting = candidates.filter((candidate) => fits(candidate, to));
    const from = fitting.find(({ file }) => file === to.file) ?? fitting[0];
    if (from === undefined) added.push(to);
    else {
      candidates.splice(candidates.indexOf(from), 1);
      pairs.push([from, to]);
    }
  }
  return { pairs, removed: before.filter((entry) => waiting.get(keyOf(entry))?.includes(entry)), added };
}

function subject({
  place,
  name,
}: Entry): Pick<Change, 'subject' | 'place' | 'name' | 'differences' | 'risks'> {
  return { subject: 'object', place, name, differences: [], risks: [] };
}

function changed(from: Entry, to: Entry): readonly Change[] {
  const found = differences(from.value, to.value);
  if (found.length === 0) return [];
  const marked = found.map((difference): Difference =>
    isFixed(from.kind, from.value, difference) ? { ...difference, replaces: true } : difference,
  );
  if (!marked.some(({ replaces }) => replaces))
    return [{ ...subject(to), action: 'change', differences: marked }];
  return [
    {
      ...subject(to),
      action: 'replace',
      differences: marked,
      ...losses.ofObject(from.kind),
      risks: ['Kubernetes refuses the change: the object has to be deleted first'],
    },
  ];
}

function deleted(entry: Entry): Change {
  return {
    ...subject(entry),
    action: 'delete',
    ...losses.ofObject(entry.kind),
    risks: ['kubectl apply leaves it: delete it, or let what applies it prune'],
  };
}

function rename(from: Entry, to: Entry): Change {
  return {
    ...subject(to),
    action: 'rename',
    from: from.place === to.place ? from.name : `${from.place}/${from.name}`,
    ...losses.ofObject(from.kind),
    risks: ['it is made anew beside the old one, which stays until it is deleted'],
    differences: differences(from.value, to.value),
  };
}
