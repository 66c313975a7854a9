import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actions, changes, onlyChange, stack } from './outputs';

const server = (values: object = {}) => ({
  name: 'web-1',
  location: 'hel1',
  server_type: 'cx23',
  image: 'ubuntu-24.04',
  ...values,
});
const servers = (values: object = {}) => stack({ resource: { hcloud_server: { 'web-1': server(values) } } });

test('an argument that the provider can change is a change', () => {
  expect(onlyChange(servers(), servers({ server_type: 'cx33' }))).toMatchObject({
    action: 'change',
    place: 'shop-nordic',
    name: 'hcloud_server.web-1',
    differences: [{ path: 'server_type', before: 'cx23', after: 'cx33' }],
  });
});

test('a machine that its provider switches off for the change is one to look at', () => {
  const risks = ['the provider switches the machine off for it'];
  expect(onlyChange(servers(), servers({ server_type: 'cx33' })).risks).toEqual(risks);
  expect(onlyChange(servers(), servers({ public_net: [{ ipv4_enabled: false }] })).risks).toEqual(risks);
  expect(onlyChange(servers(), servers({ labels: { pool: 'apps' } })).risks).toEqual([]);
  const kept = { lifecycle: { ignore_changes: ['server_type'] } };
  expect(onlyChange(servers(kept), servers({ server_type: 'cx33', ...kept })).risks).toEqual([]);
});

test('so is one that loses its network for it, but not one that gains another', () => {
  const at = (...ips: readonly string[]) => servers({ network: ips.map((ip) => ({ subnet_id: '1-1', ip })) });
  const risks = ['the provider takes the machine off its network for it'];
  expect(onlyChange(at('10.0.0.10'), at('10.0.0.11')).risks).toEqual(risks);
  expect(onlyChange(at('10.0.0.10'), at()).risks).toEqual(risks);
  expect(onlyChange(at(), at('10.0.0.10')).risks).toEqual([]);
});

test('and one that its provider does not make while the machine runs', () => {
  const risks = ['the provider refuses it while the machine runs: terraform apply will fail'];
  expect(onlyChange(servers({ placement_group_id: 1 }), servers({ placement_group_id: 2 })).risks).toEqual(
    risks,
  );
  expect(onlyChange(servers(), servers({ placement_group_id: 2 })).risks).toEqual(risks);
});

test('one that it cannot makes a replacement of it, and says what goes', () => {
  expect(onlyChange(servers(), servers({ location: 'fsn1' }))).toMatchObject({
    action: 'replace',
    loses: 'its local disk',
    differences: [{ path: 'location', before: 'hel1', after: 'fsn1', replaces: true }],
  });
});

test('what the construct tree notes beside a resource is no change: moving a construct renames nothing', () => {
  const at = (path: string) => servers({ '//': { metadata: { path } } });
  expect(actions(at('shop/a'), at('shop/b/a'))).toEqual([]);
});

test('an ignored argument replaces nothing, and reaches new ones only', () => {
  const lifecycle = { ignore_changes: ['user_data', 'image'] };
  const of = (image: string) => servers({ image, lifecycle });
  expect(onlyChange(of('ubuntu-24.04'), of('debian-13'))).toMatchObject({
    action: 'change',
    risks: [],
    differences: [{ path: 'image', ignored: true }],
  });
});

test('a block is ignored whether it stands alone or in a list', () => {
  const of = (storage: string) =>
    stack({
      resource: {
        upcloud_server: {
          web: {
            template: [{ storage, tier: 'maxiops' }],
            lifecycle: { ignore_changes: ['template[0].storage'] },
          },
        },
      },
    });
  expect(onlyChange(of('a'), of('b')).action).toBe('change');
});

test('a replacement that prevent_destroy forbids is said to be', () => {
  const of = (location: string) => servers({ location, lifecycle: { prevent_destroy: true } });
  expect(onlyChange(of('hel1'), of('fsn1'))).toMatchObject({
    action: 'replace',
    risks: ['prevent_destroy forbids it: terraform plan will fail'],
  });
});

test('what is no longer declared is not protected by what it declared, but by its provider', () => {
  const before = servers({ lifecycle: { prevent_destroy: true }, delete_protection: true });
  expect(onlyChange(before, stack({}))).toMatchObject({
    action: 'delete',
    loses: 'its local disk',
    risks: ['delete_protection is on: the provider refuses until it is off'],
  });
});

test('what needs the id of something replaced is replaced with it, what needs its name is not', () => {
  const of = (ip_range: string) =>
    stack({
      resource: {
        hcloud_network: { main: { name: 'main', ip_range } },
        hcloud_network_subnet: { a: { network_id: '${hcloud_network.main.id}' } },
        hcloud_server: { web: server({ network: [{ subnet_id: '${hcloud_network_subnet.a.id}' }] }) },
        upcloud_loadbalancer_frontend: { web: { name: '${hcloud_network.main.name}' } },
      },
    });
  expect(actions(of('10.0.0.0/16'), of('10.64.0.0/16'))).toEqual([
    'replace:shop-nordic/hcloud_network.main',
    'replace:shop-nordic/hcloud_network_subnet.a',
  ]);
});

test('the same resource by another name is renamed, with its references', () => {
  const of = (name: string) =>
    stack({
      resource: {
        hcloud_primary_ip: { [name]: { name, type: 'ipv4', labels: { pool: 'apps', role: 'agent' } } },
        hcloud_server: {
          [name]: server({ name, public_net: [{ ipv4: `\${hcloud_primary_ip.${name}.id}` }] }),
        },
      },
    });
  const found = changes(of('apps-1'), of('workers-1'));
  expect(found.map(({ action, name, from }) => [action, from, name])).toEqual([
    ['rename', 'hcloud_primary_ip.apps-1', 'hcloud_primary_ip.workers-1'],
    ['rename', 'hcloud_server.apps-1', 'hcloud_server.workers-1'],
  ]);
  expect(found.map(({ risks }) => risks)).toEqual(
    Array(2).fill(['without a moved block Terraform deletes the one and makes the other']),
  );
});

test('things of one kind that are for something else are no renames of each other, however alike', () => {
  const of = (name: string, role: string) =>
    stack({
      resource: {
        hcloud_primary_ip: {
          [name]: {
            name,
            type: 'ipv4',
            location: 'hel1',
            auto_delete: false,
            labels: { site: 'main', role },
          },
        },
      },
    });
  const [before, after] = [of('apps-3', 'agent'), of('main-nat', 'nat-gateway')];
  expect(actions(before, after)).toEqual([
    'delete:shop-nordic/hcloud_primary_ip.apps-3',
    'add:shop-nordic/hcloud_primary_ip.main-nat',
  ]);
  expect(actions(before, of('main-nat', 'agent'))).toEqual(['rename:shop-nordic/hcloud_primary_ip.main-nat']);
});

test('what a moved block names is moved in the state, and is not touched', () => {
  const before = stack({ resource: { hcloud_server: { 'apps-1': server() } } });
  const after = stack({
    resource: { hcloud_server: { 'workers-1': server() } },
    moved: [{ from: 'hcloud_server.apps-1', to: 'hcloud_server.workers-1' }],
  });
  expect(onlyChange(before, after)).toMatchObject({
    action: 'change',
    from: 'hcloud_server.apps-1',
    risks: [],
  });
});

test('another back end is a thing to look at: all would be made again', () => {
  const of = (key: string) => stack({ terraform: { backend: { s3: { key } } } });
  expect(onlyChange(of('a'), of('b'))).toMatchObject({
    subject: 'block',
    name: 'terraform.backend',
    risks: [expect.stringContaining('init -migrate-state')],
  });
});

test('an output that goes is no loss', () => {
  expect(onlyChange(stack({ output: { peers: { value: 'a' } } }), stack({}))).toMatchObject({
    action: 'delete',
    subject: 'block',
    name: 'output.peers',
    risks: [],
  });
});

test('literal secrets are not shown, expressions are', () => {
  const of = (private_key: string) =>
    stack({
      resource: { hcloud_uploaded_certificate: { tls: { private_key } } },
      variable: { v: { sensitive: true, default: private_key } },
    });
  const [secret] = [JSON.stringify(changes(of('hunter1'), of('hunter2')))];
  expect(secret).toContain('private_key');
  expect(secret).not.toContain('hunter');
  expect(JSON.stringify(changes(of('${var.a}'), of('${var.b}')))).toContain('${var.b}');
});

test.each(['hcloud', 'upcloud', 'openstack'])(
  'the arguments that replace are arguments of the provider: %s',
  (provider) => {
    const root = resolve(__dirname, '../..');
    const schemaFolder = join(root, 'tools/bindings/schemas');
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
    const { resources } = read(join(root, 'src/changes/data/replacing-arguments.json')) as {
      readonly resources: Readonly<Record<string, readonly string[]>>;
    };
    const [file = ''] = readdirSync(schemaFolder).filter((name) => name.startsWith(`${provider}-`));
    const schemas = schemasOf(read(join(schemaFolder, file)));
    const known = Object.entries(resources).filter(([type]) => type in schemas);
    expect(known.length).toBeGreaterThan(5);
    const unknown = known.flatMap(([type, names]) =>
      names
        .filter((name) => !hasArgument(schemas[type]!, name.replace('#', '')))
        .map((name) => `${type}.${name}`),
    );
    expect(unknown).toEqual([]);
  },
);

interface Block {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

function schemasOf(document: unknown): Readonly<Record<string, Block>> {
  const { provider_schemas: providers } = document as {
    readonly provider_schemas: Readonly<
      Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> }>
    >;
  };
  const all = Object.values(providers).flatMap(({ resource_schemas: schemas }) => Object.entries(schemas));
  return Object.fromEntries(all.map(([type, { block }]) => [type, block]));
}

function hasArgument(block: Block, path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return first in (block.attributes ?? {}) || first in (block.block_types ?? {});
  const inner = block.block_types?.[first];
  return inner !== undefined && hasArgument(inner.block, rest.join('.'));
}
