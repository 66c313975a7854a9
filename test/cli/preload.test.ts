import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runNaust } from './run-naust';

const folder = mkdtempSync(join(tmpdir(), 'naust-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('Kubernetes alone is written where cdktf is not installed', async () => {
  const withoutCdktf = file('without-cdktf.cjs', [
    `const Module = require('node:module');`,
    `const resolve = Module._resolveFilename;`,
    `Module._resolveFilename = function (request, ...rest) {`,
    `  return resolve.call(this, request === 'cdktf' ? 'not-installed' : request, ...rest);`,
    `};`,
  ]);
  const stack = file('main.ts', [
    `import { ApiObject, Chart } from 'cdk8s';`,
    `import { Platform, Residency } from 'naust';`,
    `const platform = new Platform({ name: 'shop', residency: Residency.norway() });`,
    `const chart = new Chart(platform, 'web');`,
    `new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap' });`,
    `export default platform;`,
  ]);
  const { code, stderr } = await runNaust(['synth', stack, '--output', join(folder, 'out')], {
    NODE_OPTIONS: `--require ${withoutCdktf}`,
    NODE_PATH: resolve(__dirname, '../../node_modules'),
  });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(readdirSync(join(folder, 'out'))).toContain('dist');
});
