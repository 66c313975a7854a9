import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Duration } from 'cdk8s';
import { Microservice, Worker } from '../../src/workload';
import { container, pod, shop } from '../workload/objects';
import { type Server, startServer } from './process';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const image = 'registry.example.no/shop/orders:1.4.2';

/** The same command over BusyBox, which the sidecar's image is, and over the tools of this host. */
const kinds = spawnSync('busybox', ['true']).status === 0 ? ['busybox', 'host'] : ['host'];
if (!kinds.includes('busybox')) process.stderr.write('SKIPPED commands under BusyBox: no busybox on PATH\n');

function pathFor(kind: string): string {
  if (kind === 'host') return process.env['PATH'] ?? '/usr/bin:/bin';
  const folder = temporaryFolder('busybox');
  const busybox = spawnSync('sh', ['-c', 'command -v busybox'], { encoding: 'utf8' }).stdout.trim();
  for (const applet of ['sh', 'tail', 'sleep', 'stat', 'date']) symlinkSync(busybox, join(folder, applet));
  return folder;
}

const program = (path: string, name: string): string => (path.includes(':') ? name : join(path, name));

describe.each(kinds)('the log sidecar over %s', (kind) => {
  const path = pathFor(kind);
  const folder = temporaryFolder('logs');
  const file = (name: string): string => join(folder, name);
  let sidecar: Server;

  beforeAll(async () => {
    const { chart } = shop();
    new Microservice(chart, 'orders', { image, logs: '/var/log/orders' });
    const [sh = '', ...args] = pod(chart, 'orders').initContainers?.[0]?.command ?? [];
    const onFolder = args.map((arg) => (arg === '/var/log/orders' ? folder : arg));
    const ready = (): Promise<boolean> => Promise.resolve(true);
    sidecar = await startServer(program(path, sh), onFolder, {
      ready,
      env: { PATH: path },
      livesAtMostSeconds: 60,
    });
  });
  afterAll(() => sidecar?.stop());

  const lines = (): string[] =>
    sidecar
      .output()
      .split('\n')
      .filter((line) => line.startsWith('line '));

  /** The lines so far, sorted, once there are so many. */
  async function shown(count: number): Promise<string[]> {
    const until = Date.now() + 10_000;
    while (lines().length < count && Date.now() < until) await pause(100);
    return lines().sort();
  }

  test('follows files from their beginning that appear after it started, through rotation and truncation', async () => {
    writeFileSync(file('app.log'), 'line 1\n');
    expect(await shown(1)).toEqual(['line 1']);
    appendFileSync(file('app.log'), 'line 2\n');
    writeFileSync(file('with space; exit.log'), 'line 3\n');
    expect(await shown(3)).toEqual(['line 1', 'line 2', 'line 3']);
    renameSync(file('app.log'), file('app.log.1'));
    await pause(1200);
    // BusyBox sees a truncation by what is there then being shorter than what it has read.
    writeFileSync(file('app.log'), 'line 4, longer\n');
    expect(await shown(4)).toEqual(['line 1', 'line 2', 'line 3', 'line 4, longer']);
    truncateSync(file('app.log'));
    await pause(1200);
    appendFileSync(file('app.log'), 'line 5\n');
    expect(await shown(5)).toEqual(['line 1', 'line 2', 'line 3', 'line 4, longer', 'line 5']);
  }, 30_000);

  test('reads what was written last before it goes, and goes soon', async () => {
    appendFileSync(file('app.log'), 'line last\n');
    const before = Date.now();
    await sidecar.stop();
    expect(Date.now() - before).toBeLessThan(4_500);
    expect(lines().at(-1)).toBe('line last');
  }, 15_000);
});

describe.each(kinds)('the heartbeat of a worker over %s', (kind) => {
  const path = pathFor(kind);
  const folder = temporaryFolder('heartbeat');
  const file = join(folder, 'heartbeat');

  async function isAlive(): Promise<boolean> {
    const { chart } = shop();
    const heartbeat = { file: '/tmp/heartbeat', maxAge: Duration.seconds(60) };
    new Worker(chart, 'projection', { image, heartbeat });
    const probe = container(chart, 'projection').livenessProbe as { exec: { command: string[] } };
    const [sh = '', ...args] = probe.exec.command;
    const onFile = args.map((arg) => (arg === '/tmp/heartbeat' ? file : arg));
    return (await run(program(path, sh), onFile, { env: { PATH: path } })).code === 0;
  }

  const touched = (secondsAgo: number): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, '');
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(file, time, time);
  };

  test('is heard when the file was touched within its age', async () => {
    touched(30);
    expect(await isAlive()).toBe(true);
  });

  test('is not heard when the file is older', async () => {
    touched(90);
    expect(await isAlive()).toBe(false);
  });

  test('is not heard when there is no file', async () => {
    rmSync(file, { force: true });
    expect(await isAlive()).toBe(false);
  });
});
