import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { programsOf, writeTree } from './cloud-init-host-folder';
import { type Check, gate, gateShells, readVerdict } from './crafted-gate';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

// Short, and with small files: what is tried is whether the gate measures right, and not this machine.
const short = ['--seconds', '2', '--size', '16'];

describeWith(['busybox', 'fio', 'ping'], 'the host gate on the machine that tests it', (paths) => {
  const folder = temporaryFolder('real-gate');
  const bin = join(folder, 'bin');
  const notes = join(folder, 'notes');
  const data = join(folder, 'data');
  // The gate as it is, but that it writes neither to this machine's journal nor to its metrics.
  const metricsOf = (script: string): string => script.replaceAll('$root/var/lib/naust', `${folder}/naust`);

  // Between the gate and each program stands one of the same name that also writes down what it sees.
  writeTree(
    bin,
    programsOf({
      logger: 'cat >/dev/null',
      sleep: `n=$(($(ls '${notes}' | grep -c before) + 1)); cat /proc/stat >'${notes}/before-'$n; /bin/sleep "$@"; cat /proc/stat >'${notes}/after-'$n`,
      fio: `n=$(($(ls '${notes}' | grep -c json) + 1))
for of in "$@"; do shift; case "$of" in --output-format=terse) of=--output-format=terse,json ;; esac; set -- "$@" "$of"; done
'${paths.fio}' "$@" --output='${notes}/all-'$n && sed -n '/^3;/p' '${notes}/all-'$n && sed '/^3;/d' '${notes}/all-'$n >'${notes}/json-'$n`,
    }),
  );
  mkdirSync(notes);
  mkdirSync(data);
  const script = join(folder, 'naust-gate');
  writeFileSync(script, metricsOf(readFileSync(gate, 'utf8')));
  chmodSync(script, 0o755);
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}` };

  let checks: readonly Check[] = [];
  let code = 0;
  beforeAll(async () => {
    const args = ['--json', '--data', data, '--peers', '127.0.0.1', ...short];
    const ran = await run(script, args, { env });
    ({ code } = ran);
    ({ checks } = readVerdict(ran.stdout));
  }, 60_000);
  const figureOf = (check: string): number => Number(checks.find((one) => one.check === check)?.figure);

  /** The share of one field of `/proc/stat` between the two moments around the gate's n-th wait, in percent. */
  function shareOf(field: number, wait: number): number {
    const times = (name: string): number[] =>
      readFileSync(join(notes, `${name}-${wait}`), 'utf8')
        .split('\n')[0]!
        .trim()
        .split(/\s+/)
        .slice(1, 9)
        .map(Number);
    const [before, after] = [times('before'), times('after')];
    const passed = after.map((time, index) => time - before[index]!);
    return (100 * passed[field]!) / passed.reduce((sum, time) => sum + time, 0);
  }

  test('finds the shares of iowait and steal that /proc/stat has', () => {
    expect(Math.abs(figureOf('iowait') - shareOf(4, 1))).toBeLessThan(1);
    expect(Math.abs(figureOf('steal') - shareOf(7, 2))).toBeLessThan(1);
  });

  test.each([
    ['disk', 1],
    ['disk-buffered', 2],
  ])('finds the operations of %s that fio itself counts', (check, job) => {
    const { jobs } = JSON.parse(readFileSync(join(notes, `json-${job}`), 'utf8')) as {
      jobs: { read: { iops: number }; write: { iops: number }; 'job options'?: Record<string, string> }[];
    };
    expect(jobs).toHaveLength(1);
    const counted = jobs[0]!.read.iops + jobs[0]!.write.iops;
    expect(counted).toBeGreaterThan(0);
    expect(Math.abs(figureOf(check) - counted)).toBeLessThan(3);
  });

  test('finds the latency to a peer that is near', () => {
    expect(figureOf('latency')).toBeGreaterThan(0);
    expect(figureOf('latency')).toBeLessThan(50);
  });

  test('finds the virtualisation that systemd finds, and refuses a container', async () => {
    const { stdout } = await run('systemd-detect-virt', []);
    const kind = stdout.trim();
    const allowed = kind === 'kvm' || kind === 'none';
    expect(checks.find(({ check }) => check === 'virtualisation')).toMatchObject({
      figure: kind,
      verdict: allowed ? 'passed' : 'failed',
    });
    expect(allowed || code === 1).toBe(true);
  });

  test('leaves nothing in the folder that it tried', () => {
    expect(readdirSync(data)).toEqual([]);
  });

  describe.each(gateShells)('stopped in the middle, run by %s', (shell) => {
    test.each([
      ['SIGTERM', 143],
      ['SIGINT', 130],
      ['SIGHUP', 129],
    ] as const)(
      'ends by %s with %d, its files and its fio gone',
      async (signal, expected) => {
        // The waits of the other checks are none of this test's.
        const text = `sleep() { :; }; logger() { cat >/dev/null; }; . '${script}'`;
        const shellOf = { dash: ['/bin/sh'], 'the shell of busybox': [paths.busybox, 'sh'] }[shell];
        const [program, ...before] = shellOf as [string, ...string[]];
        const args = [...before, '-c', text, script, '--data', data, '--seconds', '20', '--size', '16'];
        const child = spawn(program, args, { stdio: 'ignore' });
        const files = join(data, '.naust-gate');
        const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
        await until(() => existsSync(files) && readdirSync(files).some((name) => name.endsWith('.0')));
        child.kill(signal);
        expect(await ended).toBe(expected);
        expect(readdirSync(data)).toEqual([]);
        // The timer of busybox looks once a second whether what it times is still there.
        await until(async () => (await run('pgrep', ['-f', `directory=${files}`])).stdout === '', 5);
      },
      60_000,
    );
  });
});

async function until(isSo: () => boolean | Promise<boolean>, seconds = 50): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > seconds * 10) throw new Error(`waited ${seconds} s in vain`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
