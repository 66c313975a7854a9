import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import shop from '../../examples/shop/main';
import { filesOf } from '../../src/testing';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { type Terraform, terraformIn, terraformPrograms } from './terraform';

const env = { TF_VAR_server_token: 's'.repeat(64), TF_VAR_agent_token: 'a'.repeat(64) };
const files = filesOf(shop);

type Json = Readonly<Record<string, unknown>>;

/** Without the notes that docs/leaving.md calls cdktf's. */
function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '//')
      .map(([key, child]) => [key, withoutNotes(child)]),
  );
}

describeWith(terraformPrograms, 'the Terraform of the shop, once naust is gone', () => {
  const before = temporaryFolder('leaving-before');
  const after = temporaryFolder('leaving-after');
  const stack = JSON.parse(files.get('cdktf.out/stacks/shop-prod-nordic/cdk.tf.json') ?? '') as Json;
  const patient = { provider: { hcloud: { poll_interval: '50ms' } } };
  let fake: HcloudFake;
  let terraform: Terraform;

  beforeAll(async () => {
    fake = await startHcloudFake();
    const options = { endpoint: fake.endpoint, env };
    const applied = terraformIn(before, options);
    writeFileSync(join(before, 'cdk.tf.json'), JSON.stringify({ ...stack, ...patient }));
    expect(await applied('init')).toMatchObject({ code: 0 });
    expect(await applied('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });

    copyFileSync(join(before, 'terraform.tfstate'), join(after, 'terraform.tfstate'));
    terraform = terraformIn(after, options);
    writeFileSync(join(after, 'main.tf.json'), JSON.stringify(withoutNotes({ ...stack, ...patient })));
    expect(await terraform('init')).toMatchObject({ code: 0, stderr: '' });
  }, 300_000);
  afterAll(() => fake?.stop());

  test('finds nothing to change from a copy of its file, without the notes of cdktf', async () => {
    expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  test('finds nothing to change when a resource has moved to HCL as it is shown', async () => {
    const address = 'hcloud_network.shop-prod-nordic-main';
    const { stdout } = await terraform('state', 'show', address);
    const shown = stdout.replace(/^#.*\n/, '').replace(/^ +id += .*\n/m, '');
    expect(shown).toContain('10.0.0.0/16');
    writeFileSync(join(after, 'network.tf'), shown);

    const json = JSON.parse(readFileSync(join(after, 'main.tf.json'), 'utf8')) as { resource: Json };
    const { hcloud_network: moved, ...resource } = json.resource;
    expect(Object.keys(moved as object)).toEqual(['shop-prod-nordic-main']);
    writeFileSync(join(after, 'main.tf.json'), JSON.stringify({ ...json, resource }));
    expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);
});

const programs = [...controlPlanePrograms, 'cert-manager-crds'] as const;

describeWith(programs, 'the Kubernetes files of the shop, once naust is gone', (paths) => {
  const folder = temporaryFolder('leaving-dist');
  let cluster: ControlPlane;

  beforeAll(async () => {
    for (const [path, text] of files) {
      if (!path.startsWith('dist/shop-prod/')) continue;
      const file = join(folder, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, text);
    }
    cluster = await startControlPlane();
    const crds = readFileSync(paths['cert-manager-crds'], 'utf8');
    expect(await cluster.kubectl(['apply', '--server-side', '-f', '-'], crds)).toMatchObject({ code: 0 });
    const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'];
    expect(await cluster.kubectl(wait)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(() => cluster?.stop());

  test('are applied by kubectl as they lie in the folder, and again after an edit by hand', async () => {
    const dist = join(folder, 'dist/shop-prod/nordic');
    const apply = ['apply', '--server-side', '-R', '-f', dist];
    expect(await cluster.kubectl(apply)).toMatchObject({ code: 0, stderr: '' });

    const file = join(dist, 'shop.k8s.yaml');
    const edited = readFileSync(file, 'utf8').replaceAll('orders:4.1.2', 'orders:4.2.0');
    writeFileSync(file, edited.replaceAll('managed-by: naust', 'managed-by: platform'));
    expect(await cluster.kubectl(apply)).toMatchObject({ code: 0, stderr: '' });
    const get = ['-n', 'shop', 'get', 'deployment', 'orders', '-o'];
    const image = [...get, 'jsonpath={.spec.template.spec.containers[?(@.name=="orders")].image}'];
    expect((await cluster.kubectl(image)).stdout).toBe('registry.example.no/shop/orders:4.2.0');
  }, 60_000);
});
