import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { External, Observability, Receiver } from '../../src';
import type { Platform } from '../../src/platform';
import { configOf } from '../observability/objects';
import { nordic } from '../observability/stack';
import { settled } from './cluster-contents';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

/** Every kind of receiver there is. */
function stack(): Platform {
  const { platform, cluster } = nordic();
  const outside = cluster.namespace('receivers');
  const recipient = { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' } as const;
  const at = (name: string, port: number) =>
    External.cidrs(outside, name, { host: `${name}.example.no`, port, cidrs: ['192.0.2.128/25'] });
  const shared = { recipient, secret: 'oncall' };
  new Observability(cluster, 'observability', {
    on: cluster.pools.oslo,
    alertmanager: {
      receivers: {
        oncall: Receiver.webhook({
          at: at('oncall', 443),
          ...shared,
          tells: ['page', 'ticket', 'heartbeat'],
        }),
        pager: Receiver.pagerDuty({ at: at('events', 443), ...shared }),
        mail: Receiver.email({
          at: at('mail', 587),
          ...shared,
          from: 'alerts@example.no',
          to: ['oncall@example.no', 'platform@example.no'],
          username: 'alerts',
        }),
      },
    },
  });
  return platform;
}

describeWith(['amtool'], 'amtool', ({ amtool }) => {
  const folder = temporaryFolder('amtool');

  test('accepts alertmanager.yml with every kind of receiver', async () => {
    const file = join(folder, 'alertmanager.yml');
    writeFileSync(file, configOf(stack(), 'alertmanager', 'alertmanager.yml'));
    const ran = await run(amtool, ['check-config', file]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining(' - 4 receivers') as string });
  });

  test('finds who is told of what', async () => {
    const file = join(folder, 'alertmanager.yml');
    const told = async (severity: string) =>
      (
        await run(amtool, ['config', 'routes', 'test', `--config.file=${file}`, `severity=${severity}`])
      ).stdout.trim();
    expect(await told('page')).toBe('oncall,pager,mail');
    expect(await told('heartbeat')).toBe('oncall');
    expect(await told('unheard-of')).toBe('nobody');
  });
});

interface Message {
  readonly status: string;
  readonly alerts: readonly {
    readonly labels: Record<string, string>;
    readonly annotations: Record<string, string>;
  }[];
}

/** What is on call: it keeps what it is told. */
function startReceiver(told: Message[]): Promise<HttpServer> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      told.push(JSON.parse(body) as Message);
      response.end();
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describeWith(
  ['prometheus', 'prometheus-alertmanager', 'prometheus-node-exporter'],
  'an alert, from a machine to whoever is on call',
  (programs) => {
    const folder = temporaryFolder('alerting');
    const told: Message[] = [];
    const running: Server[] = [];
    let receiver: HttpServer;
    let url: string;

    beforeAll(async () => {
      receiver = await startReceiver(told);
      const [prometheus = 0, alertmanager = 0, node = 0, gone = 0] = await freePorts(4);
      url = `http://127.0.0.1:${prometheus}`;
      const platform = stack();
      const { port } = receiver.address() as AddressInfo;

      // The Debian version knows no url_file yet, and takes the address itself; waiting is shortened, nothing else.
      const file = join(folder, 'alertmanager.yml');
      const secrets = join(folder, 'secrets');
      mkdirSync(secrets);
      ['routing-key', 'password'].forEach((name) => writeFileSync(join(secrets, name), 'secret'));
      writeFileSync(
        file,
        configOf(platform, 'alertmanager', 'alertmanager.yml')
          .replace('url_file: /etc/alertmanager-secrets/oncall/url', `url: http://127.0.0.1:${port}/`)
          .replaceAll(/\/etc\/alertmanager-secrets\/(pager|mail)/g, secrets)
          .replaceAll('oncall.example.no', '127.0.0.1')
          .replaceAll('events.example.no:443', '127.0.0.1:9')
          .replaceAll('mail.example.no:587', '127.0.0.1:9')
          .replace('group_wait: 30s', 'group_wait: 1s'),
      );
      running.push(
        await startServer(
          programs['prometheus-alertmanager'],
          [
            `--config.file=${file}`,
            `--storage.path=${join(folder, 'alertmanager')}`,
            '--cluster.listen-address=',
            `--web.listen-address=127.0.0.1:${alertmanager}`,
          ],
          { ready: urlAnswers(`http://127.0.0.1:${alertmanager}/-/ready`) },
        ),
        await startServer(programs['prometheus-node-exporter'], [`--web.listen-address=127.0.0.1:${node}`], {
          ready: urlAnswers(`http://127.0.0.1:${node}/`),
        }),
      );

      // The rules as they are, but that five minutes of being down are a second here.
      const rules = configOf(platform, 'prometheus', 'rules.yaml');
      writeFileSync(
        join(folder, 'rules.yaml'),
        rules.replace('expr: up == 0\n        for: 5m', 'expr: up == 0\n        for: 1s'),
      );
      writeFileSync(
        join(folder, 'prometheus.yml'),
        configOf(platform, 'prometheus', 'prometheus.yml')
          .replace('alertmanager.observability.svc:9093', `127.0.0.1:${alertmanager}`)
          .replace('scrape_interval: 30s\n  scrape_timeout: 10s', 'scrape_interval: 1s\n  scrape_timeout: 1s')
          .replace('evaluation_interval: 30s', 'evaluation_interval: 1s')
          .replace(
            /scrape_configs:[\s\S]*/,
            `scrape_configs:
  - job_name: node-exporter
    static_configs: [{ targets: ['127.0.0.1:${node}'] }]
  - job_name: gone
    static_configs: [{ targets: ['127.0.0.1:${gone}'] }]
`,
          ),
      );
      running.push(
        await startServer(
          programs.prometheus,
          [
            `--config.file=${join(folder, 'prometheus.yml')}`,
            `--storage.tsdb.path=${join(folder, 'data')}`,
            `--web.listen-address=127.0.0.1:${prometheus}`,
            // What fires before Prometheus has discovered its Alertmanager is dropped, and told again after this.
            '--rules.alert.resend-delay=1s',
          ],
          { ready: urlAnswers(`${url}/-/ready`) },
        ),
      );
    }, 90_000);
    afterAll(async () => {
      await Promise.all(running.map((server) => server.stop()));
      receiver?.close();
    });

    test('a program that is scraped shows up', async () => {
      const query = `${url}/api/v1/query?query=${encodeURIComponent('count(node_cpu_seconds_total) > bool 0')}`;
      const value = async () =>
        ((await (await fetch(query)).json()) as { data: { result: { value: [number, string] }[] } }).data
          .result[0]?.value[1];
      expect(await settled('1', value)).toBe('1');
    }, 40_000);

    test('one that does not answer is told of, with its page', async () => {
      const gone = () => told.flatMap(({ alerts }) => alerts).find(({ labels }) => labels['job'] === 'gone');
      await settled(true, () => Promise.resolve(gone() !== undefined));
      expect(gone()).toMatchObject({
        labels: { alertname: 'TargetDown', severity: 'page' },
        annotations: { runbook: 'docs/runbooks/TargetDown.md' },
      });
    }, 60_000);

    test('and so is that alerts arrive at all', async () => {
      const names = () => told.flatMap(({ alerts }) => alerts.map(({ labels }) => labels['alertname']));
      await settled(true, () => Promise.resolve(names().includes('Watchdog')));
      expect(names()).toContain('Watchdog');
    }, 60_000);
  },
);
