import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

import { problemsOf } from '../../src/testing';
import { configOf } from '../observability/objects';
import { observed } from '../observability/stack';
import { certify, type CertifiedPart } from './certificates';
import { settled } from './cluster-contents';
import { freePorts, portAnswers, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const parts = ['prometheus', 'alertmanager', 'loki', 'grafana', 'alloy', 'stranger'];
const nameOf = (part: string) => `${part}.observability.svc`;

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** What a part of the stack would be told, with its certificate or without one; the name is that of who is asked. */
function ask(
  port: number,
  path: string,
  servername: string,
  from?: CertifiedPart & { readonly body?: string },
): Promise<Answer> {
  const { cert, key, ca, body } = from ?? {};
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const options = { host: '127.0.0.1', port, path, servername, cert, key, ca, headers, agent: false };
    const trusted = { ...options, ...(from ? {} : { rejectUnauthorized: false }) };
    const asked = request({ ...trusted, method: body === undefined ? 'GET' : 'POST' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => (text += more));
      response.on('error', reject).on('end', () => resolve({ status: response.statusCode!, body: text }));
    });
    asked.on('error', reject).end(body);
  });
}

describeWith(
  ['prometheus', 'promtool', 'loki', 'prometheus-alertmanager'],
  'parts that know each other by certificates',
  (programs) => {
    const folder = temporaryFolder('mutual-tls');
    const platform = observed({ mutualTls: {} });
    const running: Server[] = [];
    let certified: Readonly<Record<string, CertifiedPart>>;
    let ports: Record<'prometheus' | 'alertmanager' | 'loki' | 'probes' | 'grpc', number>;

    /** A file as in the pod of a part, but for where things lie and which ports are free. */
    function placed(part: 'prometheus' | 'alertmanager' | 'loki', file: string): string {
      const text = configOf(platform, part, file)
        .replaceAll('/etc/tls', certified[part]!.folder)
        .replaceAll(/(?<=: )\/loki(?=$|\/)/gm, join(folder, 'loki-data'))
        .replace(
          'http_listen_port: 3100',
          `http_listen_port: ${ports.loki}\n  grpc_listen_port: ${ports.grpc}`,
        )
        .replace('http_listen_port: 3101', `http_listen_port: ${ports.probes}`)
        .replaceAll('127.0.0.1:9095', `127.0.0.1:${ports.grpc}`)
        .replaceAll('localhost:9090', `localhost:${ports.prometheus}`)
        .replaceAll(`${nameOf('alertmanager')}:9093`, `127.0.0.1:${ports.alertmanager}`)
        .replaceAll(`${nameOf('loki')}:3100`, `127.0.0.1:${ports.loki}`)
        .replace('scrape_interval: 30s\n  scrape_timeout: 10s', 'scrape_interval: 1s\n  scrape_timeout: 1s');
      const path = join(folder, `${part}-${file}`);
      writeFileSync(path, text);
      return path;
    }

    beforeAll(async () => {
      certified = certify(folder, Object.fromEntries(parts.map((part) => [part, nameOf(part)])));
      const [prometheus = 0, alertmanager = 0, loki = 0, probes = 0, grpc = 0] = await freePorts(5);
      ports = { prometheus, alertmanager, loki, probes, grpc };
      // Debian's Alertmanager is too old to tell callers of one authority apart.
      const web = placed('alertmanager', 'web.yml');
      writeFileSync(
        web,
        configOf(platform, 'alertmanager', 'web.yml')
          .replaceAll('/etc/tls', certified['alertmanager']!.folder)
          .replace(/ {2}client_allowed_sans:\n( {4}- .*\n)+/, ''),
      );
      // Discovery needs a cluster; what is asked without one is asked as it is.
      const config = placed('prometheus', 'prometheus.yml');
      const rules = join(folder, 'rules.yaml');
      writeFileSync(rules, configOf(platform, 'prometheus', 'rules.yaml'));
      const whole = parse(readFileSync(config, 'utf8')) as {
        scrape_configs: { job_name: string }[];
      };
      const kept = ['prometheus', 'alertmanager', 'loki'];
      writeFileSync(
        config,
        stringify({
          ...whole,
          scrape_configs: whole.scrape_configs.filter(({ job_name }) => kept.includes(job_name)),
        }),
      );
      running.push(
        await startServer(programs.loki, [`-config.file=${placed('loki', 'loki.yaml')}`], {
          ready: urlAnswers(`http://127.0.0.1:${ports.probes}/ready`),
          readyWithinMs: 90_000,
        }),
        await startServer(
          programs['prometheus-alertmanager'],
          [
            `--config.file=${placed('alertmanager', 'alertmanager.yml')}`,
            `--web.config.file=${web}`,
            `--storage.path=${join(folder, 'alertmanager-data')}`,
            '--cluster.listen-address=',
            `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
          ],
          { ready: portAnswers(ports.alertmanager) },
        ),
        await startServer(
          programs.prometheus,
          [
            `--config.file=${config}`,
            `--web.config.file=${placed('prometheus', 'web.yml')}`,
            `--storage.tsdb.path=${join(folder, 'data')}`,
            `--web.listen-address=127.0.0.1:${ports.prometheus}`,
          ],
          { ready: portAnswers(ports.prometheus) },
        ),
      );
    }, 150_000);
    afterAll(async () => {
      await Promise.all(running.map((server) => server.stop()));
    });

    test('are a stack without problems', () => expect(problemsOf(platform)).toEqual([]));

    test.each([
      ['prometheus', '/api/v1/query?query=up'],
      ['alertmanager', '/api/v2/alerts'],
      ['loki', '/loki/api/v1/labels'],
    ] as const)('%s refuses who shows none, and answers Grafana', async (part, path) => {
      await expect(ask(ports[part], path, nameOf(part))).rejects.toThrow(
        /certificate required|alert|reset|hang up/i,
      );
      expect(await ask(ports[part], path, nameOf(part), certified['grafana'])).toMatchObject({ status: 200 });
    });

    test('Prometheus refuses one of the same authority that has no business there', async () => {
      const asked = ask(ports.prometheus, '/api/v1/query?query=up', nameOf('prometheus'), certified['alloy']);
      await expect(asked).rejects.toThrow(/certificate|alert|reset|hang up/i);
    });

    test('the probe of Prometheus finds it healthy', async () => {
      const file = placed('prometheus', 'probe.yml');
      const url = `--url=https://localhost:${ports.prometheus}`;
      const probed = await run(programs.promtool, ['check', 'healthy', `--http.config.file=${file}`, url]);
      expect(probed).toMatchObject({ code: 0 });
    });

    test('Prometheus asks itself, Alertmanager and Loki', async () => {
      const up = async () => {
        const path = '/api/v1/query?query=up%20%3D%3D%201';
        const { body } = await ask(ports.prometheus, path, nameOf('prometheus'), certified['grafana']);
        const { data } = JSON.parse(body) as { data: { result: { metric: { job: string } }[] } };
        return data.result
          .map(({ metric }) => metric.job)
          .sort()
          .join();
      };
      expect(await settled('alertmanager,loki,prometheus', up)).toBe('alertmanager,loki,prometheus');
    }, 60_000);

    test('Prometheus finds its Alertmanager', async () => {
      const told = async () => {
        const { body } = await ask(
          ports.alertmanager,
          '/api/v2/alerts',
          nameOf('alertmanager'),
          certified['grafana'],
        );
        return (JSON.parse(body) as { labels: { alertname: string } }[]).some(
          ({ labels }) => labels.alertname === 'Watchdog',
        );
      };
      expect(await settled(true, told)).toBe(true);
    }, 120_000);

    test('a line that Alloy sends to Loki is found by Grafana', async () => {
      const values = [[`${Date.now()}000000`, 'order 17 was paid']];
      const body = JSON.stringify({ streams: [{ stream: { app: 'orders' }, values }] });
      const sent = await ask(ports.loki, '/loki/api/v1/push', nameOf('loki'), {
        ...certified['alloy']!,
        body,
      });
      expect(sent.status).toBe(204);
      const query = `/loki/api/v1/query_range?query=${encodeURIComponent('{app="orders"} |= "paid"')}`;
      const found = async () => {
        const { body: text } = await ask(ports.loki, query, nameOf('loki'), certified['grafana']);
        return text.includes('order 17 was paid');
      };
      expect(await settled(true, found)).toBe(true);
    }, 60_000);

    test('to whoever has no certificate Loki says whether it is ready, and no lines', async () => {
      const without = `http://127.0.0.1:${ports.probes}`;
      expect((await fetch(`${without}/ready`)).status).toBe(200);
      expect((await fetch(`${without}/loki/api/v1/labels`)).status).toBe(404);
    });
  },
);
