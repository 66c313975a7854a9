import { join } from 'node:path';
import { vsHandTuned } from '../../bench/gateway/cases/vs-hand-tuned';
import { leastConn } from '../../bench/gateway/cases/least-conn';
import { render2000 } from '../../bench/gateway/cases/render-2000';
import { tlsVsNaive, vsNaive } from '../../bench/gateway/cases/vs-naive';
import { describeWith } from './require-program';
import { run } from './run';

const root = join(__dirname, '../..');

/** How good a figure is, a quiet machine has to say; here, that each can be had. */
describeWith(['nginx', 'wrk'], 'the figures of the gateway', () => {
  test('come as one flat object, each bounded one with what differs without a difference', async () => {
    const bench = ['tsx', 'bench/gateway/main.ts', '--json', '--rounds', '1', '--seconds', '1'];
    const { code, stdout, stderr } = await run('npx', bench, { cwd: root, timeoutMs: 110_000 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const figures = JSON.parse(stdout) as Readonly<Record<string, number>>;
    const bounded = [vsNaive, tlsVsNaive, vsHandTuned, leastConn, render2000].flatMap(({ bounds }) =>
      Object.keys(bounds),
    );
    for (const key of bounded)
      expect(figures).toMatchObject({ [key]: expect.any(Number), [`${key}.self`]: expect.any(Number) });
    expect(Object.keys(figures).filter((key) => key.includes('p99'))).toHaveLength(8);
  }, 120_000);
});
