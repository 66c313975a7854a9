import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configOf } from '../observability/objects';
import { observed } from '../observability/stack';
import { kept, taken } from './redacted-lines';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

describeWith(['log-stages'], 'what Alloy takes out of log lines', (paths) => {
  const folder = temporaryFolder('redaction');

  async function after(
    lines: readonly string[],
    redact?: readonly ('card' | 'email')[],
  ): Promise<readonly string[]> {
    const file = join(folder, 'config.alloy');
    writeFileSync(file, configOf(observed(redact && { alloy: { redact } }), 'alloy', 'config.alloy'));
    const ran = await run(paths['log-stages'], [file], { stdin: `${lines.join('\n')}\n` });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    return ran.stdout.trimEnd().split('\n');
  }

  test('is what tells of a person, and what opens doors', async () => {
    const lines = Object.keys(taken);
    const become = await after(lines);
    expect(Object.fromEntries(lines.map((line, index) => [line, become[index]]))).toEqual(taken);
  });

  test('is nothing else', async () => expect(await after(kept)).toEqual(kept));

  test('is what was asked for', async () => {
    expect(await after(['a@mail.example.no paid with 4111111111111111'], ['card'])).toEqual([
      'a@mail.example.no paid with <card>',
    ]);
    expect(await after(['a@mail.example.no'], [])).toEqual(['a@mail.example.no']);
  });

  test('is every identity number, and about as few others as its check digits let through', async () => {
    const weights = [
      [3, 7, 6, 1, 8, 9, 4, 5, 2],
      [5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
    ] as const;
    const checkDigit = (digits: readonly number[], by: readonly number[]) =>
      (11 - (digits.reduce((sum, digit, index) => sum + digit * by[index]!, 0) % 11)) % 11;
    const all = Array.from({ length: 600 }, (_, n) => {
      const nine = [...`${String((n % 28) + 1).padStart(2, '0')}0307${String(100 + n)}`].map(Number);
      const first = checkDigit(nine, weights[0]);
      const second = checkDigit([...nine, first], weights[1]);
      return first > 9 || second > 9 ? [] : [[...nine, first, second].join('')];
    }).flat();
    expect(all.length).toBeGreaterThan(400);
    expect(new Set(await after(all))).toEqual(new Set(['<national-id>']));
    const random = Array.from({ length: 2000 }, (_, n) =>
      String(20_000_000_000 + ((n * 7_919_333) % 9_999_999_999)),
    );
    const wrong = (await after(random)).filter((line) => line === '<national-id>').length;
    // One in eleven by the second digit, four in eleven of those by the first.
    expect(wrong / random.length).toBeLessThan(0.06);
  }, 30_000);
});
