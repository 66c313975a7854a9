import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/program';
import { filesOf } from '../../src/testing';
import { pinned } from '../pin/stack';

describe('naust verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'naust-verify-'));
  const report = join(folder, 'residency.json');
  const write = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  beforeAll(() => {
    writeFileSync(report, filesOf(pinned().platform).get('naust.out/shop-test/report/residency.json')!);
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  test('ends with 0 where nothing is elsewhere, and with 1 where something is', async () => {
    const state = (location: string): string =>
      write(`${location}.json`, {
        version: 4,
        resources: [
          { mode: 'managed', type: 'hcloud_server', name: 'a', instances: [{ attributes: { location } }] },
        ],
      });
    expect(await run(['verify', report, '--state', state('hel1')])).toBe(0);
    expect(await run(['verify', report, '--state', state('ash')])).toBe(1);
    expect(await run(['verify', report, '--state', state('ash'), '--format', 'json'])).toBe(1);
  });

  test('ends with 1 where it has nothing to read, and with 2 where it is written wrong', async () => {
    expect(await run(['verify', report])).toBe(1);
    expect(await run(['verify', report, '--state', join(folder, 'none.json')])).toBe(1);
    expect(await run(['verify'])).toBe(2);
  });
});
