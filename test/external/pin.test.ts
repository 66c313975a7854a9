import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNaust } from '../cli/run-naust';
import { stackFolder, write } from '../cli/stack-folder';
import { digestOf, guard, pushImage, pushIndex } from './pin-registry';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';

function stackOf(...images: readonly string[]): string {
  return `import { environments, Microservice, Namespace, Platform, Residency } from 'naust';
const platform = new Platform({ name: 'shop', residency: Residency.norway() });
const ns = new Namespace(platform, 'shop');
for (const [index, image] of ${JSON.stringify(images)}.entries()) new Microservice(ns, 'service-' + index, { image });
export default environments({ prod: platform });
`;
}

describeWith(['oci-registry'], 'naust pin, against a registry', (paths) => {
  const folder = stackFolder();
  const stack = join(folder, 'main.ts');
  let server: Server;
  let registry: string;
  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    registry = `localhost:${port}`;
    server = await startServer(paths['oci-registry'], [`--port=${port}`], {
      ready: urlAnswers(`http://${registry}/v2/`),
      livesAtMostSeconds: 120,
    });
  }, 30_000);
  afterAll(() => server?.stop());

  const pin = (...args: readonly string[]) => runNaust(['pin', stack, ...args], { DOCKER_CONFIG: folder });
  const lockText = (): string => readFileSync(join(folder, 'images.lock.json'), 'utf8');

  test('looks each tag up, and synth then names what was found', async () => {
    const one = await pushImage(registry, 'shop/orders', '1.0.0', 'amd64');
    const several = await pushIndex(registry, 'shop/inventory', '2.0.0');
    const [orders, inventory] = [`${registry}/shop/orders:1.0.0`, `${registry}/shop/inventory:2.0.0`];
    const own = `${registry}/shop/payment:1.0.0@${digestOf('its own')}`;
    write(folder, 'main.ts', stackOf(orders, inventory, own));
    expect(await pin()).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining(`${inventory} ${several}\n`) as string,
    });
    expect(JSON.parse(lockText())).toEqual({ version: 1, images: { [inventory]: several, [orders]: one } });
    const first = lockText();
    expect(await pin()).toMatchObject({ code: 0, stdout: expect.stringContaining('as it was') as string });
    expect(lockText()).toBe(first);
    expect(await runNaust(['synth', stack, '--output', folder])).toMatchObject({ code: 0, stderr: '' });
    const written = readFileSync(join(folder, 'dist/shop/shop.k8s.yaml'), 'utf8');
    expect(written.match(/image: .*/g)).toEqual([
      `image: ${orders}@${one}`,
      `image: ${inventory}@${several}`,
      `image: ${own}`,
    ]);
  }, 30_000);

  test('in CI says which tag was pushed again, and leaves the file', async () => {
    expect(await pin('--check')).toMatchObject({ code: 0, stdout: '2 images are what the lock file says\n' });
    const before = lockText();
    const another = await pushImage(registry, 'shop/orders', '1.0.0', 'arm64');
    const { code, stdout } = await pin('--check');
    expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('NAUST-IMG-004') as string });
    expect(stdout).toContain(another);
    expect(lockText()).toBe(before);
    expect((await pin()).stdout).toContain(`${another}, was `);
    expect(await pin('--check')).toMatchObject({ code: 0 });
  }, 30_000);

  test('says that an image is not there, and writes nothing', async () => {
    const before = lockText();
    write(folder, 'main.ts', stackOf(`${registry}/shop/orders:9.9.9`, `${registry}/shop/orders:1.0.0`));
    const { code, stderr } = await pin();
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('NAUST-IMG-001') as string });
    expect(stderr).toContain('has no shop/orders:9.9.9');
    expect(lockText()).toBe(before);
  }, 30_000);

  test('gets a token where one is asked for, with what docker login left', async () => {
    const guarded = await guard(registry, 'ci:secret');
    try {
      const expected = await pushImage(registry, 'shop/orders', '3.0.0', 'amd64');
      write(folder, 'main.ts', stackOf(`${guarded.registry}/shop/orders:3.0.0`));
      const refused = await pin();
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('gives no token: 401');
      const auth = Buffer.from('ci:secret').toString('base64');
      write(folder, 'config.json', JSON.stringify({ auths: { [guarded.registry]: { auth } } }));
      const { code, stdout, stderr } = await pin();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(expected);
      expect(guarded.asked.at(-1)).toEqual({
        url: '?service=registry&scope=repository%3Ashop%2Forders%3Apull',
        authorization: `Basic ${auth}`,
      });
    } finally {
      await guarded.stop();
    }
  }, 30_000);
});
