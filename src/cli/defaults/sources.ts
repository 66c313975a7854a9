import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppliedDefault, ownFolder } from '../../kernel';

interface Defaults {
  /** `MicroserviceProps` of `microserviceDefaults`. */
  readonly props: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** What the file says of all of them, and of one. */
  readonly note: string;
  readonly notes: ReadonlyMap<string, string>;
}

export interface DefaultSource {
  /** Where it is documented: `MicroserviceProps.replicas`. */
  readonly documented: string;
  /** What naust's own file says of where the value comes from; empty where the documentation of the prop says it. */
  readonly source: string;
}

let known: readonly Defaults[] | undefined;

/** The file `defaults` that a value comes from, and what it says there. */
export function sourceOf({ name, value, among }: AppliedDefault): DefaultSource | undefined {
  known ??= filesNamed('defaults').flatMap(readDefaults);
  const all = among as Readonly<Record<string, unknown>>;
  const found = known.find(
    ({ values }) =>
      values[name] === value && Object.entries(values).every(([key, each]) => all[key] === each),
  );
  if (found === undefined) return undefined;
  return { documented: `${found.props}.${name}`, source: found.notes.get(name) ?? noteOf(name, found.note) };
}

/** A note may be of several: "`image`: why this. `protection`: and why that." */
function noteOf(name: string, note: string): string {
  const parts = note.split(/(?=`\w+`: )/);
  const own = parts.find((part) => part.startsWith(`\`${name}\`: `));
  return own === undefined ? note : own.slice(name.length + 4).trim();
}

function filesNamed(name: string): readonly string[] {
  return readdirSync(ownFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => new RegExp(`(^|[/\\\\])${name}\\.(js|ts)$`).test(file))
    .sort()
    .map((file) => join(ownFolder, file));
}

const BEGINS = /^(?:export const |exports\.)(\w+)Defaults(?::[^=]*)? = /;

/** By lines: comments stay where they stood when TypeScript is compiled. */
function readDefaults(file: string): readonly Defaults[] {
  const exported = require(file) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const found: { name: string; note: string; notes: Map<string, string> }[] = [];
  let comment: string[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const said = /^\s*(?:\/\/|\/\*\*?|\*(?!\/))\s?(.*?)\s*(?:\*\/)?$/.exec(line)?.[1];
    if (said !== undefined) {
      comment.push(said);
      continue;
    }
    const text = comment.join(' ').trim();
    const [, name] = BEGINS.exec(line) ?? [];
    const [, key] = /^ {2,4}(\w+):/.exec(line) ?? [];
    if (name !== undefined) found.push({ name, note: text, notes: new Map() });
    else if (key !== undefined && text !== '') found.at(-1)?.notes.set(key, text);
    if (line.trim() !== '*/') comment = [];
  }
  return found.flatMap(({ name, note, notes }) => {
    const values = exported[`${name}Defaults`];
    const props = `${name.charAt(0).toUpperCase()}${name.slice(1)}Props`;
    return values === undefined ? [] : [{ props, values, note, notes }];
  });
}
