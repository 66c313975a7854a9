import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { objectsOf, Problems, Template } from '../../src/testing';
import { Microservice } from '../../src/workload';

const image = 'registry.example.no/shop/orders:1.4.2';
const digest = `sha256:${'a'.repeat(64)}`;
const folder = mkdtempSync(join(tmpdir(), 'naust-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lock(text: string): string {
  const path = join(folder, 'images.lock.json');
  writeFileSync(path, text);
  return path;
}
const good = JSON.stringify({ version: 1, images: { [image]: digest } });

function orders(): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  new Microservice(chart, 'orders', { image });
  return chart;
}
const running = (as: string) => ({ spec: { template: { spec: { containers: [{ image: as }] } } } });

describe('images in a test', () => {
  test('are as the stack names them', () => {
    expect(JSON.stringify(objectsOf(orders()))).not.toContain(digest);
  });

  test('are as synth writes them, where the file that pins them is named', () => {
    const imageLock = lock(good);
    const template = Template.of(orders(), { imageLock });
    const [deployment] = template.objects<{ kind: string }>().filter(({ kind }) => kind === 'Deployment');
    expect(deployment).toMatchObject(running(`${image}@${digest}`));
    Problems.of(orders(), { imageLock }).hasNoProblems();
  });

  test('that are not in it are a warning, as in synth', () =>
    Problems.of(orders(), { imageLock: lock(JSON.stringify({ version: 1, images: {} })) }).hasProblem(
      'NAUST-IMG-003',
    ));

  test('have a problem where it is not what naust pin writes', () =>
    Problems.of(orders(), { imageLock: lock('{"version":2}') }).hasProblem('NAUST-IMG-002'));

  test('are not looked for in a file that is not there', () => {
    expect(() => Template.of(orders(), { imageLock: join(folder, 'no.json') })).toThrow('is not there');
  });
});
