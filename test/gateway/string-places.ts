import type { Kind } from '../../src/kernel';

/** A place in props where text can be written. */
export interface StringPlace {
  /** As a user would name it: `routes{}.canary.header.value`. */
  readonly name: string;
  /** What is accepted there. */
  readonly good: string;
  /** A value of the kind that was gone through, with this text in the place. */
  readonly value: (text: string) => unknown;
}

/** What stands beside a place, or is good there, where the shape alone does not say. */
export interface Known {
  readonly keys: Readonly<Record<string, string>>;
  readonly beside: Readonly<Record<string, object>>;
  readonly good: Readonly<Record<string, string>>;
}

/** Fits a text whatever it holds, so what it holds is to be looked at. */
const HOSTILE = '\u0000;{"';

/** Every place below a kind where text can be written, keys of records included. */
export function stringPlaces(kind: Kind, known: Known, name = ''): readonly StringPlace[] {
  const { parts } = kind;
  if (kind.fits(HOSTILE) && parts === undefined) {
    const good = known.good[name] ?? String(kind.standIn);
    return [{ name, good, value: (text) => text }];
  }
  if (kind.name === 'a JSON object or list') {
    return [
      { name: `${name}[]`, good: 'a', value: (text) => [text] },
      { name: `${name}{key}`, good: 'a', value: (text) => ({ [text]: 1 }) },
    ];
  }
  switch (parts?.of) {
    case undefined:
      return [];
    case 'choice':
      return parts.kinds.flatMap((each) => stringPlaces(each, known, name));
    case 'list':
      return within(stringPlaces(parts.each, known, `${name}[]`), (value) => [
        ...((known.beside[name] ?? []) as readonly unknown[]),
        value,
      ]);
    case 'record':
      return inRecord(parts.each, known, name);
    case 'object':
      return Object.entries(parts.members).flatMap(([member, each]) => {
        const beside = { ...Object(kind.standIn), ...known.beside[name] } as object;
        const places = stringPlaces(each, known, name === '' ? member : `${name}.${member}`);
        return within(places, (value) => ({ ...beside, [member]: value }));
      });
  }
}

function inRecord(each: Kind, known: Known, name: string): readonly StringPlace[] {
  const key = known.keys[name.split('.').at(-1)!];
  if (key === undefined) throw new Error(`${name} is a record, and no key of it is known`);
  return [
    { name: `${name}{key}`, good: key, value: (text) => ({ [text]: each.standIn }) },
    ...within(stringPlaces(each, known, `${name}{}`), (value) => ({ [key]: value })),
  ];
}

function within(places: readonly StringPlace[], around: (value: unknown) => unknown): readonly StringPlace[] {
  return places.map((place) => ({ ...place, value: (text) => around(place.value(text)) }));
}

/** What is required of a gateway is the base's own, but for the member that the place is in. */
export function changeOf(value: unknown, required: readonly string[], name: string): object {
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.filter(([member]) => !required.includes(member) || memberOf(name) === member),
  );
}

function memberOf(name: string): string {
  return /^\w+/.exec(name)?.[0] ?? '';
}
