import { Duration } from 'cdk8s';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';

import type { Platform } from '../../src/platform';
import { configOf } from '../observability/objects';
import { observed } from '../observability/stack';
import { freePort, freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

async function json<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

/** Asks until the answer has something in it. */
async function untilFound<T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
  const until = Date.now() + 30_000;
  let found = await ask();
  while (found.length === 0 && Date.now() < until) {
    await pause(250);
    found = await ask();
  }
  return found;
}

/** The configuration as in the pod, but for where the service account lies and the port that is free here. */
function prometheusFile(folder: string, port: number): string {
  const account = join(folder, 'service-account');
  mkdirSync(account, { recursive: true });
  ['token', 'ca.crt'].forEach((name) => writeFileSync(join(account, name), ''));
  const file = join(folder, 'prometheus.yml');
  const text = configOf(observed(), 'prometheus', 'prometheus.yml')
    .replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', account)
    .replaceAll('localhost:9090', `localhost:${port}`)
    .replace('scrape_interval: 30s\n  scrape_timeout: 10s', 'scrape_interval: 1s\n  scrape_timeout: 1s');
  writeFileSync(file, text);
  writeFileSync(join(folder, 'rules.yaml'), configOf(observed(), 'prometheus', 'rules.yaml'));
  return file;
}

describeWith(['promtool'], 'promtool', ({ promtool }) => {
  const folder = temporaryFolder('promtool');

  test('accepts prometheus.yml', async () => {
    const ran = await run(promtool, ['check', 'config', prometheusFile(folder, 9090)]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('SUCCESS') as string });
  });
});

describeWith(['prometheus'], 'Prometheus with prometheus.yml', ({ prometheus }) => {
  const folder = temporaryFolder('prometheus');
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = await startServer(
      prometheus,
      [
        `--config.file=${prometheusFile(folder, port)}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { ready: urlAnswers(`${url}/-/ready`) },
    );
  }, 60_000);
  afterAll(() => server?.stop());

  test('answers its liveness probe', async () => expect(await urlAnswers(`${url}/-/healthy`)()).toBe(true));

  test('keeps 15 days, and at most what the volume holds', async () => {
    const { data } = await json<{ data: { storageRetention: string } }>(`${url}/api/v1/status/runtimeinfo`);
    expect(data.storageRetention).toBe('15d or 40GiB');
  });

  test('scrapes itself', async () => {
    const query = `${url}/api/v1/query?query=${encodeURIComponent('up{job="prometheus"} == 1')}`;
    const found = await untilFound(
      async () => (await json<{ data: { result: object[] } }>(query)).data.result,
    );
    expect(found).toHaveLength(1);
  }, 40_000);

  test('knows every job', async () => {
    const { data } = await json<{ data: { yaml: string } }>(`${url}/api/v1/status/config`);
    const jobs = [...data.yaml.matchAll(/^- job_name: (.*)$/gm)].map(([, job]) => job);
    expect(jobs).toEqual([
      'prometheus',
      'kubernetes-api',
      'kubelet',
      'cadvisor',
      'node-exporter',
      'node-network',
      'kube-state-metrics',
      'alertmanager',
      'loki',
      'grafana',
      'alloy',
      'sidecars',
      'services',
    ]);
  });
});

/** A stack that keeps the logs of some pods for another time. */
const withStreams = (): Platform =>
  observed({
    loki: {
      streamRetention: [
        { labels: { namespace: 'shop', app: 'orders' }, retention: Duration.days(90) },
        { labels: { pod: 'orders-0', container: 'orders' }, retention: Duration.days(1) },
      ],
    },
  });

/** The configuration as in the pod, but for its folder and its ports. */
function lokiFile(folder: string, http: number, grpc: number): string {
  const file = join(folder, 'loki.yaml');
  const text = configOf(withStreams(), 'loki', 'loki.yaml')
    .replaceAll(/(?<=: )\/loki(?=$|\/)/gm, join(folder, 'data'))
    .replace('http_listen_port: 3100', `http_listen_port: ${http}\n  grpc_listen_port: ${grpc}`);
  writeFileSync(file, text);
  return file;
}

describeWith(['loki'], 'Loki with loki.yaml', ({ loki }) => {
  const folder = temporaryFolder('loki');
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const [http = 0, grpc = 0] = await freePorts(2);
    url = `http://127.0.0.1:${http}`;
    server = await startServer(loki, [`-config.file=${lokiFile(folder, http, grpc)}`], {
      ready: urlAnswers(`${url}/ready`),
      readyWithinMs: 60_000,
    });
  }, 90_000);
  afterAll(() => server?.stop());

  test('answers its liveness probe', async () => {
    expect(await urlAnswers(`${url}/loki/api/v1/status/buildinfo`)()).toBe(true);
  });

  test('finds a line that was sent to it', async () => {
    const values = [[`${Date.now()}000000`, 'order 17 was paid']];
    const streams = [{ stream: { namespace: 'shop', app: 'orders' }, values }];
    const pushed = await fetch(`${url}/loki/api/v1/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ streams }),
    });
    expect(pushed.status).toBe(204);
    const query = `${url}/loki/api/v1/query_range?query=${encodeURIComponent('{app="orders"} |= "paid"')}`;
    const found = await untilFound(
      async () => (await json<{ data: { result: { values: string[][] }[] } }>(query)).data.result,
    );
    expect(found.map((stream) => stream.values)).toEqual([values]);
  }, 40_000);

  test('has its retention applied, not only read', async () => {
    const config = await (await fetch(`${url}/config`)).text();
    expect(config).toMatch(/^ {2}retention_enabled: true$/m);
    expect(config).toMatch(/^ {2}retention_period: (15d|2w1d)$/m);
    // The API for deleting is there only where the compactor deletes.
    expect((await fetch(`${url}/loki/api/v1/delete`)).status).toBe(200);
  });

  test('keeps each stream as long as it was told to', async () => {
    const { limits_config: limits } = parse(await (await fetch(`${url}/config`)).text()) as {
      limits_config: { retention_stream: { selector: string; priority: number; period: string }[] };
    };
    expect(limits.retention_stream.map(({ selector, priority }) => [selector, priority])).toEqual([
      ['{namespace="shop", app="orders"}', 2],
      ['{pod="orders-0", container="orders"}', 1],
    ]);
  });

  test('reports to nobody', async () => {
    const config = await (await fetch(`${url}/config`)).text();
    expect(config).toMatch(/^analytics:\n {2}reporting_enabled: false$/m);
  });
});

describeWith(['loki'], "Loki's own verification", ({ loki }) => {
  const folder = temporaryFolder('loki-verify');
  const verified = async (change: (text: string) => string) => {
    const file = lokiFile(folder, 3100, 9095);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return run(loki, [`-config.file=${file}`, '-verify-config']);
  };

  test('accepts loki.yaml', async () => {
    expect(await verified((text) => text)).toMatchObject({ code: 0 });
  });

  test('reads the labels and the times of streams', async () => {
    expect((await verified((text) => text.replace('{pod=', '{the pod='))).code).not.toBe(0);
    expect((await verified((text) => text.replace('period: 1d', 'period: 12h'))).code).not.toBe(0);
  });
});

describeWith(['alloy-syntax'], 'the syntax of Alloy', (paths) => {
  const folder = temporaryFolder('alloy');

  test('is that of config.alloy', async () => {
    const file = join(folder, 'config.alloy');
    writeFileSync(file, configOf(observed(), 'alloy', 'config.alloy'));
    expect(await run(paths['alloy-syntax'], [file])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
