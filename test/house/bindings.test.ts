import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { network, provider, server } from '../../src/providers/hetzner/bindings';
import * as upcloud from '../../src/providers/upcloud/bindings';
import { TerraformStack, Testing, Token } from '../../src/terraform';
import { providers, schemaKey } from '../../tools/bindings/providers';
import { prune } from '../../tools/bindings/prune';
import { type SchemaDocument, schemaFile } from '../../tools/bindings/schema-document';
import { root } from './project';

describe('provider bindings', () => {
  test('make resources of both providers through the door of cdktf', () => {
    const stack = new TerraformStack(Testing.app(), 'nordic');
    new provider.HcloudProvider(stack, 'hcloud', {});
    const inside = new network.Network(stack, 'private', { name: 'private', ipRange: '10.0.0.0/16' });
    new server.Server(stack, 'one', {
      name: 'one',
      serverType: 'ccx13',
      network: [{ networkId: Token.asNumber(inside.id), aliasIps: [] }],
    });
    new upcloud.provider.UpcloudProvider(stack, 'upcloud', {});
    new upcloud.server.Server(stack, 'two', {
      hostname: 'two',
      zone: 'no-svg1',
      networkInterface: [{ type: 'public' }],
    });
    expect(JSON.parse(Testing.synth(stack))).toMatchObject({
      resource: {
        hcloud_server: {
          one: { server_type: 'ccx13', network: [{ network_id: '${hcloud_network.private.id}' }] },
        },
        upcloud_server: { two: { zone: 'no-svg1', network_interface: [{ type: 'public' }] } },
      },
      terraform: {
        required_providers: {
          hcloud: { source: 'hetznercloud/hcloud', version: '1.68.0' },
          upcloud: { source: 'UpCloudLtd/upcloud', version: '5.36.0' },
        },
      },
    });
  });

  test('are left alone when they are current', () => {
    const stamps = providers.map(({ folder }) =>
      join(root, 'src', 'providers', folder, 'bindings', '.fingerprint'),
    );
    const before = stamps.map((stamp) => statSync(stamp).ino);
    const tsx = ['--import', 'tsx', join('tools', 'bindings', 'generate.ts')];
    expect(execFileSync(process.execPath, tsx, { cwd: root, encoding: 'utf8' })).toBe('');
    expect(stamps.map((stamp) => statSync(stamp).ino)).toEqual(before);
  });
});

describe.each(providers)('the schema document of $name $version', (bound) => {
  const committed = JSON.parse(readFileSync(schemaFile(bound), 'utf8')) as SchemaDocument;

  test('holds what is used, and nothing else', () => {
    const schemas = committed.provider_schemas?.[schemaKey(bound)];
    const typesOf = (names: readonly string[]) => names.map((name) => `${bound.name}_${name}`);
    expect(Object.keys(schemas?.resource_schemas ?? {})).toEqual(typesOf(bound.resources));
    expect(Object.keys(schemas?.data_source_schemas ?? {})).toEqual(typesOf(bound.dataSources));
  });

  test('is what pruning leaves', () => {
    expect(prune(committed, bound)).toEqual(committed);
  });
});

test('pruning drops descriptions, but not an attribute of that name', () => {
  const block = {
    attributes: { description: { type: 'string', optional: true, description: 'What it is for' } },
    block_types: {},
  } as const;
  const document: SchemaDocument = {
    provider_schemas: {
      'registry.terraform.io/example/boats': {
        provider: { version: 0, block },
        resource_schemas: { boats_boat: { version: 0, block }, boats_oar: { version: 0, block } },
        data_source_schemas: {},
      },
    },
  };
  const bound = {
    folder: 'boats',
    namespace: 'Example',
    name: 'boats',
    version: '1.0.0',
    resources: ['boat'],
    dataSources: [],
  };
  const pruned = prune(document, bound).provider_schemas?.[schemaKey(bound)]?.resource_schemas;
  expect(pruned).toEqual({
    boats_boat: {
      version: 0,
      block: { attributes: { description: { type: 'string', optional: true } }, block_types: {} },
    },
  });
});
