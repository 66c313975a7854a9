import type { IConstruct } from 'constructs';

/** A value that a user did not write, and got. */
export interface AppliedDefault {
  /** Of the prop, as it is written: `replicas`. */
  readonly name: string;
  readonly value: unknown;
  /** All the defaults it is one of. */
  readonly among: object;
}

/** What has been resolved since the last construct took what is its own. */
let resolved: AppliedDefault[] = [];

const taken = new WeakMap<IConstruct, AppliedDefault[]>();

export function noteDefaults(defaults: object, written: object): void {
  for (const [name, value] of Object.entries(defaults) as [string, unknown][]) {
    const isWritten = (written as Readonly<Record<string, unknown>>)[name] !== undefined;
    if (!isWritten && value !== undefined) resolved.push({ name, value, among: defaults });
  }
}

/** Props are resolved by functions that know no tree: the construct that they were resolved for takes what they noted. */
export function takeDefaults(construct: IConstruct): void {
  if (resolved.length === 0) return;
  taken.set(construct, [...(taken.get(construct) ?? []), ...resolved]);
  resolved = [];
}

export function defaultsApplied(construct: IConstruct): readonly AppliedDefault[] {
  return taken.get(construct) ?? [];
}
