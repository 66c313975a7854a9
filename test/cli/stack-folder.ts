import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../..');

/** A folder inside the project, where a stack file finds what it imports; removed after the tests of the file. */
export function stackFolder(): string {
  mkdirSync(join(repository, '.naust'), { recursive: true });
  const folder = mkdtempSync(join(repository, '.naust', 'cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A stack of two environments; the service `orders` of each has so many pods. */
export function twoEnvironments(replicas: number): string {
  return `import { environments, Microservice, Namespace, Platform, Residency } from 'naust';
function shop(name: string) {
  const platform = new Platform({ name, residency: Residency.norway() });
  const ns = new Namespace(platform, 'shop');
  new Microservice(ns, 'orders', { image: 'registry.example.no/shop/orders:1.0.0', replicas: ${replicas} });
  return platform;
}
export default environments({ test: shop('shop-test'), prod: shop('shop-prod') });
`;
}

export function write(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
