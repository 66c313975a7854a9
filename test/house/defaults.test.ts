import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { compareDefaults, type Comparison } from './compared-defaults';
import { defaultText, normalised } from './default-text';
import { documentedInterfaces } from './documented-members';
import { root, sourcesBelow } from './project';

const folders = [...new Set(sourcesBelow('src').map((file) => dirname(file)))];

/** What one folder's interfaces say, against its defaults.ts if it has one. */
function compareFolder(folder: string): Comparison {
  const files = sourcesBelow(folder).filter((file) => dirname(file) === folder);
  const interfaces = files.flatMap((file) =>
    documentedInterfaces(readFileSync(join(root, file), 'utf8')).map((found) => ({ ...found, file })),
  );
  const inProps = new Set(
    interfaces.filter(({ file }) => /(^|-)props\.ts$/.test(basename(file))).map(({ name }) => name),
  );
  const defaults = join(root, folder, 'defaults.ts');
  const exported = existsSync(defaults) ? (require(defaults) as Record<string, unknown>) : {};
  return compareDefaults(interfaces, exported, (name) => name.endsWith('Props') || inProps.has(name));
}

describe('defaults in comments', () => {
  const comparisons = folders.map((folder) => ({ folder, ...compareFolder(folder) }));

  test.each(comparisons)('$folder says what its code does', ({ differences }) => {
    expect(differences).toEqual([]);
  });

  test('were compared', () => {
    expect(comparisons.flatMap(({ compared }) => compared).length).toBeGreaterThan(0);
  });
});

const props = `
import type { Duration, Size } from 'cdk8s';

/** Ærlig tale: text of more than one byte a letter does not shift positions. */
export interface Shared {
  /** @default 'norway' */
  readonly place?: string;
}

export interface ShipProps extends Shared {
  /** No default at all. */
  readonly name: string;
  /** How many masts. @default 3 */
  readonly masts?: number;
  /**
   * How long a watch is.
   *
   * @default 4 h
   * @see https://example.no
   */
  readonly watch?: Duration;
  /** @default ['jib', 'main'] */
  readonly sails?: readonly string[];
  readonly hold: {
    /** @default 512 MiB */
    readonly size?: Size;
  };
  readonly crew?: Crew;
  /** @default - the harbour it was built in */
  readonly home?: string;
  /** @default false */
  readonly sunk?: boolean;
}

export interface Crew {
  /** @default true */
  readonly captain?: boolean;
}
`;

const shipDefaults = {
  place: 'norway',
  masts: 3,
  watch: Duration.minutes(240),
  sails: ['jib', 'main'],
  hold: { size: Size.mebibytes(512) },
  crew: { captain: true },
};

describe('the comparison of defaults', () => {
  const interfaces = documentedInterfaces(props);
  const differences = (defaults: object) =>
    compareDefaults(interfaces, { shipDefaults: defaults }).differences;

  test('accepts what agrees, and looks at every default', () => {
    const { compared, differences: none } = compareDefaults(interfaces, { shipDefaults });
    expect(none).toEqual([]);
    expect(compared).toHaveLength(8);
  });

  test.each([
    ['a number', { masts: 2 }, 'ShipProps.masts is documented as 3, but is 2 in the code'],
    [
      'a duration',
      { watch: Duration.hours(3) },
      'ShipProps.watch is documented as 4 h, but is 3 h in the code',
    ],
    [
      'a list',
      { sails: ['jib'] },
      "ShipProps.sails is documented as ['jib', 'main'], but is ['jib'] in the code",
    ],
    [
      'an inherited string',
      { place: 'sweden' },
      "ShipProps.place is documented as 'norway', but is 'sweden' in the code",
    ],
    [
      'a member of a nested type',
      { hold: { size: Size.gibibytes(1) } },
      'ShipProps.hold.size is documented as 512 MiB, but is 1 GiB in the code',
    ],
    [
      'a member of another interface',
      { crew: { captain: false } },
      'ShipProps.crew.captain is documented as true, but is false in the code',
    ],
    [
      'a default that is only described',
      { home: 'Bergen' },
      'ShipProps.home is \'Bergen\' in the code, but is only described: "- the harbour it was built in"',
    ],
    [
      'a default without a comment',
      { name: 'x' },
      "ShipProps.name is 'x' in the code, but its comment has no @default",
    ],
    [
      'a comment without a default',
      { masts: undefined },
      'ShipProps.masts is documented as 3, but has no default in the code',
    ],
    ['a default of no member', { oars: 2 }, 'ShipProps.oars has a default but is no member'],
  ])('reports %s that differs', (_, change, difference) => {
    expect(differences({ ...shipDefaults, ...change })).toEqual([difference]);
  });

  test('reports defaults that belong to no props', () => {
    expect(compareDefaults(interfaces, { shipDefaults, boatDefaults: { oars: 2 } }).differences).toEqual([
      'boatDefaults belongs to no interface BoatProps of its folder',
    ]);
  });

  test('reports defaults that no code has', () => {
    expect(compareDefaults(interfaces, {}).differences).toContain(
      'ShipProps.masts is documented as 3, but has no default in the code',
    );
  });
});

test.each([
  [Duration.days(15), '15 d'],
  [Duration.seconds(90), '90 s'],
  [Duration.millis(250), '250 ms'],
  [Size.mebibytes(1536), '1536 MiB'],
  [Size.gibibytes(10), '10 GiB'],
  [Cpu.millis(500), '500m'],
  ["it's", "'it's'"],
  [{ tries: 2, on: ['GET'], 'a-b': Duration.hours(1) }, "{ 'tries': 2, on: ['GET'], 'a-b': 1 h }"],
])('%p is written %s', (value, text) => {
  expect(defaultText(value)).toBe(normalised(text));
});
