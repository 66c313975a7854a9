import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { observed } from '../observability/stack';
import { podTemplates } from '../observability/objects';
import { freePort, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

/** What an exporter with the arguments of the pod tells, when the first process of the host is this one. */
async function toldOf(program: string, pid: number, counted: string): Promise<string> {
  const { containers } = podTemplates(observed()).get('node-exporter')!.spec;
  const args = containers.find(({ args = [] }) => args.includes('--path.procfs=/host/proc/1'))!.args!;
  const port = await freePort();
  const here = args.map((arg) =>
    arg
      .replace('--path.procfs=/host/proc/1', `--path.procfs=/proc/${pid}`)
      .replace('=/counted', `=${counted}`)
      .replace('--web.listen-address=:9101', `--web.listen-address=127.0.0.1:${port}`),
  );
  const url = `http://127.0.0.1:${port}/metrics`;
  const server = await startServer(program, here, { ready: urlAnswers(url) });
  try {
    return await (await fetch(url)).text();
  } finally {
    await server.stop();
  }
}

/** The shell beside the exporter, when the first process of the host is this one, until it has counted. */
async function countedOf(busybox: string, pid: number, folder: string): Promise<string> {
  const { containers } = podTemplates(observed()).get('node-exporter')!.spec as unknown as {
    containers: readonly { name: string; command?: readonly string[] }[];
  };
  const [, , script] = containers.find(({ name }) => name === 'tracked-connections')!.command!;
  const here = script!.replaceAll('/host/proc/1/', `/proc/${pid}/`).replaceAll('/counted', folder);
  const file = join(folder, 'conntrack.prom');
  const shell = await startServer(busybox, ['sh', '-c', here], {
    ready: () => Promise.resolve(existsSync(file)),
  });
  await shell.stop();
  return readFileSync(file, 'utf8');
}

/** A process in a network of its own, where nobody has a connection. */
function startAlone(): Promise<ChildProcess> {
  const child = spawn('unshare', ['--net', 'sh', '-c', 'echo ready; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', () => resolve(child));
  });
}

const figure = (told: string, metric: string) =>
  Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(told)?.[1] ?? Number.NaN);

describeWith(['prometheus-node-exporter', 'busybox'], 'the exporter of a host and its network', (paths) => {
  const program = paths['prometheus-node-exporter'];
  const folder = temporaryFolder('counted');
  let alone: ChildProcess;

  beforeAll(async () => {
    alone = await startAlone();
  });
  afterAll(() => alone?.kill());

  test('tells of connections, ports and queues', async () => {
    const told = await toldOf(program, process.pid, folder);
    expect(figure(told, 'node_sockstat_TCP_tw')).toBeGreaterThanOrEqual(0);
    expect(figure(told, 'node_sockstat_TCP_inuse')).toBeGreaterThan(0);
    expect(figure(told, 'node_netstat_TcpExt_ListenOverflows')).toBeGreaterThanOrEqual(0);
    expect(told).not.toMatch(/^node_cpu_seconds_total/m);
    expect(told).not.toMatch(/^node_scrape_collector_success\{.*\} 0$/m);
  }, 30_000);

  test('tells of the network of that process, whatever its own is', async () => {
    const told = await toldOf(program, alone.pid!, folder);
    expect(figure(told, 'node_sockstat_TCP_inuse')).toBe(0);
  }, 30_000);

  test('tells how full the table of connections of that network is', async () => {
    const counted = await countedOf(paths.busybox, alone.pid!, folder);
    expect(figure(counted, 'node_nf_conntrack_entries')).toBe(0);
    const told = await toldOf(program, alone.pid!, folder);
    expect(figure(told, 'node_nf_conntrack_entries')).toBe(0);
    expect(figure(told, 'node_nf_conntrack_entries_limit')).toBeGreaterThan(1000);
  }, 30_000);
});
