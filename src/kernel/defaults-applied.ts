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

/** Of values that are no constructs and may be given to one later, or to several. */
const kept = new WeakMap<object, readonly AppliedDefault[]>();

export function noteDefaults(defaults: object, written: object): void {
  for (const [name, value] of Object.entries(defaults) as [string, unknown][]) {
    const isWritten = (written as Readonly<Record<string, unknown>>)[name] !== undefined;
    if (!isWritten && value !== undefined) resolved.push({ name, value, among: defaults });
  }
}

/** Makes a value that keeps what its making notes, whatever construct is made next. */
export function keepingDefaults<T extends object>(make: () => T): T {
  const before = resolved;
  resolved = [];
  try {
    const value = make();
    kept.set(value, resolved);
    return value;
  } finally {
    resolved = before;
  }
}

/** A construct is given a value, and with it the defaults that the value keeps. */
export function noteKept(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const defaults = kept.get(value) ?? [];
  resolved.push(...defaults.filter((each) => !resolved.includes(each)));
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
