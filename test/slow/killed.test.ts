import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { foundAfter, killedAt, leftAfterNext, outputFolder } from '../emit/killed/killed-synth';
import { randomNumbers, seed } from '../seed';

const times = 500;
const folder = mkdtempSync(join(tmpdir(), 'naust-killed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const synth = [resolve('src/cli/naust.ts'), 'synth', resolve('test/emit/killed/even.ts'), '--output'];

test(
  `naust synth, killed at ${times} random moments, leaves the old output or the new one (seed ${seed})`,
  async () => {
    const random = randomNumbers(seed);
    const found = { even: 0, odd: 0, none: 0, whileWriting: 0 };
    const once = async (index: number): Promise<void> => {
      const output = outputFolder(folder, index % 5 === 0 ? undefined : 'odd');
      const locked = (): boolean => existsSync(join(output, 'dist/.naust-lock'));
      // Every fourth at any moment of the run, the others while it writes, or soon after.
      const [anyMoment, delay] = [index % 4 === 0, random()];
      await killedAt([...synth, output], async (_, runs) => {
        if (anyMoment) return setTimeout(delay * 1_500);
        while (runs() && !locked()) await setTimeout(1);
        await setTimeout(delay * 60);
      });
      if (locked()) found.whileWriting++;
      found[foundAfter(output)]++;
      expect(leftAfterNext(output)).toEqual([]);
      rmSync(output, { recursive: true });
    };
    for (let index = 0; index < times; index += 2) await Promise.all([once(index), once(index + 1)]);
    // Otherwise the moments were not those that matter.
    expect(found.whileWriting).toBeGreaterThan(times / 20);
    expect(found.even).toBeGreaterThan(times / 20);
    expect(found.odd).toBeGreaterThan(times / 20);
  },
  60 * 60_000,
);
