import { Chart } from 'cdk8s';
import fc from 'fast-check';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { lockDifferences } from '../../src/cli/images/compare';
import { readImageLock, writeImageLock } from '../../src/emit';
import { readChallenge } from '../../src/cli/registry/challenge';
import { dockerCredentials } from '../../src/cli/registry/credentials';
import { imageReference } from '../../src/cli/registry/reference';
import { emission } from '../../src/emit';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { CronTask, Microservice } from '../../src/workload';
import { naustOfTheFile } from './run-naust';
import { stackFolder, twoEnvironments, write } from './stack-folder';

const naust = naustOfTheFile();
const folder = stackFolder();
const there = stackFolder();
const orders = 'registry.example.no/shop/orders:1.0.0';
const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const lock = (images: object, version: unknown = 1): string => JSON.stringify({ version, images });

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test.each([
  ['busybox', 'registry-1.docker.io', 'library/busybox', undefined],
  ['busybox:1.37', 'registry-1.docker.io', 'library/busybox', '1.37'],
  ['docker.io/library/busybox:1.37', 'registry-1.docker.io', 'library/busybox', '1.37'],
  ['grafana/loki:3.7', 'registry-1.docker.io', 'grafana/loki', '3.7'],
  ['localhost/orders:1', 'localhost', 'orders', '1'],
  ['registry.example.no:5000/shop/orders:1.0.0', 'registry.example.no:5000', 'shop/orders', '1.0.0'],
  ['registry.example.no:5000/shop/orders', 'registry.example.no:5000', 'shop/orders', undefined],
])('%s is asked for where docker would', (image, registry, repository, tag) => {
  expect(imageReference(image)).toEqual({ registry, repository, tag, digest: undefined });
  expect(imageReference(`${image}@${digest('0')}`)).toEqual({
    registry,
    repository,
    tag,
    digest: digest('0'),
  });
});

test('a challenge is read with its quotes, in any order and letters', () => {
  const said = 'bearer Scope="repository:a,b:pull",realm="https://auth.example.no/a\\"b", service=registry';
  expect(readChallenge(said)).toEqual({
    kind: 'bearer',
    realm: 'https://auth.example.no/a"b',
    service: 'registry',
    scope: 'repository:a,b:pull',
  });
  expect(readChallenge('Basic realm="x"')).toEqual({ kind: 'basic' });
  expect([null, '', 'Negotiate', 'Bearer service="x"'].map(readChallenge)).toEqual(Array(4).fill(undefined));
});

test('whatever text a registry quotes is read as it was meant', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (realm, service) => {
      const quoted = [realm, service].map((text) => text.replace(/["\\]/g, '\\$&'));
      const said = readChallenge(`Bearer realm="${quoted[0]}",service="${quoted[1]}"`);
      expect(said).toEqual({ kind: 'bearer', realm, service, scope: undefined });
    }),
  );
});

test('a file of docker that is no JSON is told of where a password is wanted', () => {
  write(there, 'config.json', '{');
  const credentials = dockerCredentials({ DOCKER_CONFIG: there });
  expect(() => credentials('registry.example.no')).toThrow('config.json is not JSON');
  rmSync(join(there, 'config.json'));
  expect(credentials('registry.example.no')).toBeUndefined();
});

test('what the file says otherwise than the registries is told for each image', () => {
  const before = new Map([
    ['moved:1', digest('0')],
    ['gone:1', digest('1')],
    ['kept:1', digest('2')],
  ]);
  const now = new Map([
    ['moved:1', digest('3')],
    ['kept:1', digest('2')],
    ['new:1', digest('4')],
  ]);
  expect(lockDifferences('images.lock.json', before, now).map(({ code, got }) => [code, got])).toEqual([
    ['NAUST-IMG-003', 'new:1'],
    ['NAUST-IMG-004', digest('0')],
    ['NAUST-IMG-005', 'gone:1'],
  ]);
  expect(lockDifferences('images.lock.json', now, now)).toEqual([]);
});

test('the same images are the same bytes, and are not written twice', () => {
  const stack = join(folder, 'main.ts');
  const images = new Map([
    ['b:1', digest('b')],
    ['a:1', digest('a')],
  ]);
  expect(writeImageLock(stack, images)).toBe(true);
  const text = readFileSync(join(folder, 'images.lock.json'), 'utf8');
  expect(text.indexOf('"a:1"')).toBeLessThan(text.indexOf('"b:1"'));
  expect(writeImageLock(stack, new Map([...images].reverse()))).toBe(false);
  expect(readImageLock(stack)).toEqual({ images: new Map([...images].reverse()), problems: [] });
});

test('every container of every kind is named by what was looked up', () => {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const chart = new Chart(platform, 'shop', { namespace: 'shop' });
  const own = `${orders}@${digest('9')}`;
  new Microservice(chart, 'orders', { image: orders, logs: '/var/log/orders' });
  new CronTask(chart, 'report', { image: own, schedule: '@daily' });
  const busybox = 'docker.io/library/busybox:1.37.0';
  const images = (known: ReadonlyMap<string, string>) => {
    const { objects, problems } = emission(platform, {}, known);
    const found = JSON.stringify(objects)
      .match(/"image":"[^"]+"/g)
      ?.map((text) => text.slice(9, -1));
    return { found, codes: problems.map(({ code, severity, got }) => [code, severity, got]) };
  };
  const all = new Map([
    [orders, digest('1')],
    [busybox, digest('2')],
  ]);
  expect(images(all)).toEqual({
    found: [`${orders}@${digest('1')}`, `${busybox}@${digest('2')}`, own],
    codes: [],
  });
  all.delete(busybox);
  expect(images(all)).toEqual({
    found: [`${orders}@${digest('1')}`, busybox, own],
    codes: [['NAUST-IMG-003', 'warning', busybox]],
  });
});

test('synth reads the file beside the stack, and writes nothing where it is broken', async () => {
  const stack = write(folder, 'main.ts', twoEnvironments(2));
  write(folder, 'images.lock.json', lock({ [orders]: digest('1') }));
  expect(await naust(['synth', stack, '--output', folder])).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, 'dist/shop-prod/shop.k8s.yaml'), 'utf8')).toContain(
    `image: ${orders}@${digest('1')}`,
  );
  const broken = [
    '',
    '<<<<<<< ours',
    lock({ [orders]: 'sha256:1' }),
    lock({ 'a b': digest('1') }),
    lock({}, 2),
  ];
  for (const text of [...broken, '{"version":1}', 'null']) {
    write(folder, 'images.lock.json', text);
    const { code, stderr } = await naust(['synth', stack, '--output', folder]);
    expect({ text, code, stderr }).toEqual({
      text,
      code: 1,
      stderr: expect.stringMatching(/^NAUST-IMG-002 /),
    });
  }
});

test('pin says which image has no registry that answers, and writes nothing', async () => {
  const nobody = `127.0.0.1:${await closedPort()}/shop/orders:1.0.0`;
  const stack = write(there, 'main.ts', twoEnvironments(2).replace(orders, nobody));
  const { code, stdout, stderr } = await naust(['pin', stack], { DOCKER_CONFIG: there });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`NAUST-IMG-001 ${nobody}`);
  expect(stderr).toContain('cannot be reached: ECONNREFUSED');
  expect(readImageLock(stack).images).toBeUndefined();
});
