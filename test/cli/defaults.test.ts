import { naustOfTheFile } from './run-naust';
import { stackFolder, twoEnvironments, write } from './stack-folder';

const runNaust = naustOfTheFile();
const stack = write(stackFolder(), 'main.ts', twoEnvironments(2));
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

test('naust defaults offers the nearest paths where there is none', async () => {
  const { code, stderr } = await defaults('shop-prod/shop/order');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^NAUST-RUN-011[^]*nearest are shop-prod\/shop\/orders/);
});
