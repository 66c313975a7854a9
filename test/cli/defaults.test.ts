import { naustOfTheFile } from './run-naust';
import { stackFolder, twoEnvironments, write } from './stack-folder';

const runNaust = naustOfTheFile();
const folder = stackFolder();
const stack = write(folder, 'main.ts', twoEnvironments(2));
const defaults = (...args: readonly string[]) => runNaust(['defaults', ...args, '--stack', stack]);

interface Listed {
  readonly defaults: readonly Readonly<Record<string, string>>[];
}

test('naust defaults tells what a construct got, where it is documented, and where the value is from', async () => {
  const { code, stdout } = await defaults('shop-prod/shop/orders', '--format', 'json');
  expect(code).toBe(0);
  const found = (JSON.parse(stdout) as Listed).defaults;
  expect(found).toContainEqual({
    path: 'shop-prod/shop/orders',
    name: 'gracePeriod',
    value: '30 s',
    documented: 'MicroserviceProps.gracePeriod',
    source: expect.stringContaining('The kubelet') as string,
  });
  expect(found).toContainEqual(
    expect.objectContaining({ documented: 'WorkloadProps.temporary', value: '64 MiB' }),
  );
  expect(found.map(({ name }) => name)).not.toContain('replicas');
});

test('naust defaults tells those of every construct', async () => {
  const { stdout } = await defaults();
  expect(stdout).toMatch(/^shop-test\/shop\n {2}NamespaceProps\.podSecurity = 'restricted'\n/m);
  expect(stdout).toMatch(/^shop-prod\/shop\/orders\n/m);
});

test('naust defaults tells those of a value that stands for itself where the value is used', async () => {
  const values = write(
    folder,
    'values.ts',
    `import { Cluster, Namespace, Place, Platform, Residency, TerraformState } from 'naust';
import { hetzner, plan } from 'naust/hetzner';
const place = Place.in('FI', 'Helsinki', { operator: 'Hetzner' });
const state = TerraformState.s3({ bucket: 'shop', endpoint: 'hel1.your-objectstorage.com', place });
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs';
const machines = hetzner({ location: 'hel1', sshKeys: [key], adminFrom: ['203.0.113.0/24'] });
const platform = new Platform({ name: 'shop', residency: Residency.eea() });
new Namespace(platform, 'before');
for (const name of ['one', 'two'])
  new Cluster(platform, name, { machines, state, servers: { count: 3, plan: plan.ccx13 }, pools: {} });
export default platform;
`,
  );
  const { stdout } = await runNaust(['defaults', '--stack', values, '--format', 'json']);
  const found = (JSON.parse(stdout) as Listed).defaults;
  const pathsOf = (documented: string) =>
    found.filter((each) => each['documented'] === documented).map(({ path }) => path);
  expect(pathsOf('S3StateProps.encrypt')).toEqual(['shop/one', 'shop/two']);
  expect(pathsOf('HetznerProps.protection')).toEqual(['shop/one', 'shop/two']);
  const protection = found.find((each) => each['documented'] === 'HetznerProps.protection');
  expect(protection?.['source']).toBe(
    'disks are in the machines, so a machine deleted by mistake is data lost.',
  );
});

test('naust defaults offers the nearest paths where there is none', async () => {
  const { code, stderr } = await defaults('shop-prod/shop/order');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^NAUST-RUN-011[^]*nearest are shop-prod\/shop\/orders/);
});
