import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foundAfter, leftAfterNext, outputFolder } from '../emit/killed/killed-synth';
import { describeInNamespace } from './cloud-init-namespace';
import type { Report } from './full-disk';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder('output');
const program = (path: string) => ['--require', 'tsx/cjs', resolve(__dirname, path)];

describeInNamespace(['mount'], 'on a disk of its own, naust', () => {
  let report: Report;
  beforeAll(async () => {
    const script = 'mount -t tmpfs -o size=2m,mode=700 naust "$0" && exec "$@"';
    const node = [folder, process.execPath, ...program('full-disk.ts'), folder];
    const { stdout } = await runOk('unshare', ['-rm', 'sh', '-euc', script, ...node], { timeoutMs: 300_000 });
    report = JSON.parse(stdout) as Report;
  }, 310_000);

  test('writes all or nothing, however little room there is', () => {
    for (const [, codes, found] of report.full) {
      expect([codes, found]).toEqual(codes.length === 0 ? [[], 'even'] : [['NAUST-OUT-006'], 'odd']);
    }
  });

  test('has seen a disk that is full, and one that is not', () => {
    const written = report.full.filter(([, codes]) => codes.length === 0).length;
    expect(written).toBeGreaterThan(5);
    expect(written).toBeLessThan(report.full.length - 5);
  });

  test('leaves nothing hidden behind', () => expect(report.left).toEqual([]));

  test('leaves a read-only folder as it is, and says so', () =>
    expect(report.readOnly).toEqual([['NAUST-OUT-006'], 'odd']));

  test('is seen by nobody else', () => expect(existsSync(join(folder, 'filler'))).toBe(false));
});

test('of two synths at once one is told to wait, and the output is whole', async () => {
  const output = outputFolder(folder);
  const often = [...program('../emit/killed/synth-often.ts'), output, '40'];
  const both = await Promise.all([1, 2].map(() => run(process.execPath, often, { timeoutMs: 120_000 })));

  const ends = both.map(({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1)!) as readonly number[]);
  expect(new Set(ends.flat())).toEqual(new Set([0, 1]));
  const codes = both.flatMap(({ stderr }) => stderr.match(/NAUST-[A-Z]+-\d+/g) ?? []);
  expect(new Set(codes)).toEqual(new Set(['NAUST-OUT-007']));
  expect(foundAfter(output)).not.toBe('none');
  expect(leftAfterNext(output)).toEqual([]);
}, 130_000);
