import { type ProviderSchemas, schemaProblems, type TerraformJson } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';

const schemas: ProviderSchemas = {
  provider_schemas: {
    'registry.terraform.io/example/boat': {
      provider: { block: { attributes: { token: { type: 'string', optional: true } } } },
      resource_schemas: {
        boat_house: {
          block: {
            attributes: {
              id: { type: 'string', computed: true },
              name: { type: 'string', required: true },
              berths: { type: 'number', optional: true },
              keys: { type: ['set', 'string'], optional: true },
              labels: { type: ['map', 'string'], optional: true },
              doors: {
                optional: true,
                nested_type: {
                  nesting_mode: 'list',
                  attributes: { width: { type: 'number', required: true } },
                },
              },
            },
            block_types: {
              lock: {
                nesting_mode: 'list',
                min_items: 1,
                max_items: 2,
                block: { attributes: { open: { type: 'bool', optional: true } } },
              },
            },
          },
        },
      },
    },
  },
};

const good = {
  name: 'naust',
  berths: 2,
  keys: ['a'],
  labels: { at: 'sea' },
  doors: [{ width: 3 }],
  lock: [{ open: false }],
};

const boathouse = (change: object): TerraformJson => ({
  provider: { boat: [{ token: 'x' }] },
  resource: { boat_house: { one: { ...good, ...change } } },
});

describe('a document is held against its provider’s schema', () => {
  test.each([
    ['what is there', {}],
    ['a reference of a type that is not known yet', { berths: '${boat_house.two.berths}' }],
    ['one block for a list of one', { lock: { open: true } }],
    [
      'what Terraform itself understands',
      { depends_on: ['boat_house.two'], lifecycle: { prevent_destroy: true } },
    ],
    ['nothing for what is optional', { keys: undefined }],
  ])('and %s passes', (_, change) => expect(schemaProblems(boathouse(change), schemas)).toEqual([]));

  test.each([
    ['an unknown argument', { colour: 'red' }, 'boat_house.one.colour: no such argument'],
    ['a missing one', { name: undefined }, 'boat_house.one.name: is required'],
    ['one that is read-only', { id: '7' }, 'boat_house.one.id: is read-only'],
    ['a number for a string', { name: 7 }, 'boat_house.one.name: "string" is wanted, got 7'],
    ['a text for a number', { berths: 'two' }, 'boat_house.one.berths: "number" is wanted, got "two"'],
    ['a text for a set', { keys: 'a' }, 'boat_house.one.keys: ["set","string"] is wanted, got "a"'],
    ['a number inside a set', { keys: [1] }, 'boat_house.one.keys[0]: "string" is wanted, got 1'],
    ['a list for a map', { labels: ['at'] }, 'boat_house.one.labels: ["map","string"] is wanted, got ["at"]'],
    ['a number inside a map', { labels: { at: 1 } }, 'boat_house.one.labels.at: "string" is wanted, got 1'],
    ['a nested object without its own', { doors: [{}] }, 'boat_house.one.doors[0].width: is required'],
    [
      'one nested object for a list',
      { doors: { width: 1 } },
      'boat_house.one.doors: a list is wanted, got {"width":1}',
    ],
    ['too few blocks', { lock: [] }, 'boat_house.one.lock: 1 wanted at least, got 0'],
    ['too many blocks', { lock: [{}, {}, {}] }, 'boat_house.one.lock: 2 allowed at most, got 3'],
    [
      'an unknown argument in a block',
      { lock: [{ key: 1 }] },
      'boat_house.one.lock[0].key: no such argument',
    ],
  ])('and %s is found', (_, change, problem) =>
    expect(schemaProblems(boathouse(change), schemas)).toEqual([problem]),
  );

  test('and something to look up that it does not have is found', () =>
    expect(schemaProblems({ data: { boat_house: { one: {} } } }, schemas)).toEqual([
      'boat_house: no such resource',
    ]));

  test('and a resource that it does not have is found', () =>
    expect(schemaProblems({ resource: { boat_yard: { one: {} } } }, schemas)).toEqual([
      'boat_yard: no such resource',
    ]));

  test('and so is a wrong provider block', () =>
    expect(schemaProblems({ provider: { boat: { colour: 1 }, car: {} } }, schemas)).toEqual([
      'provider.boat.colour: no such argument',
      'provider.car: no such provider',
    ]));
});

describe('the references of a document', () => {
  const servers = (one: Record<string, unknown>, two: Record<string, unknown>): TerraformJson => ({
    resource: { upcloud_server: { one, two } },
  });

  test('may go one way', () =>
    expect(referenceProblems(servers({ ip: '${upcloud_server.two.id}' }, { depends_on: [] }))).toEqual([]));

  test('may not go to what is not there', () =>
    expect(referenceProblems(servers({ ip: '${upcloud_server.three.id}' }, {}))).toEqual([
      'upcloud_server.three: is referred to, and is not there',
    ]));

  test('may not go round', () =>
    expect(
      referenceProblems(
        servers({ ip: 'a ${upcloud_server.two.id}' }, { depends_on: ['upcloud_server.one'] }),
      ),
    ).toEqual(['a circle: upcloud_server.one -> upcloud_server.two -> upcloud_server.one']));
});
