import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';

import { nginxTargets, Tls } from '../../src';
import type { ComposeService } from '../../src/observability/compose/compose-file';
import { filesOf } from '../../src/testing';
import { fullHost, stackFiles } from '../observability/host-stack';
import { settled } from './cluster-contents';
import { certificateIn, placeIn } from './gateway-files';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}

const programs = [
  'prometheus',
  'prometheus-alertmanager',
  'prometheus-node-exporter',
  'loki',
  'nginx',
] as const;

/** What Compose would run, as processes on loopback: their ports and folders are others, and they are asked each second. */
describeWith(programs, 'the stack of a host, running', (paths) => {
  const folder = temporaryFolder('compose-running');
  const running: Server[] = [];
  const files = stackFiles(fullHost());
  const { services } = parse(files['compose.yaml']!) as { services: Record<string, ComposeService> };
  const ports = { prometheus: 0, alertmanager: 0, loki: 0, node: 0, network: 0, front: 0 };
  let grafana: HttpServer;
  let ca: Buffer;

  async function start(
    program: string,
    args: readonly string[],
    url: string,
    { within = 30_000, status = 200 } = {},
  ): Promise<Server> {
    const server = await startServer(program, args, {
      ready: urlAnswers(url, { status }),
      readyWithinMs: within,
    });
    running.push(server);
    return server;
  }

  /** Its words in compose.yaml, with other places. */
  const commandOf = (service: string, places: Readonly<Record<string, string>>): string[] =>
    (services[service]!.command ?? []).map((word) =>
      Object.entries(places).reduce((so, [from, to]) => so.replace(from, to), word.replaceAll('$$', '$')),
    );

  beforeAll(async () => {
    grafana = createServer((_, response) => response.end('Grafana'));
    await new Promise<void>((resolve) => grafana.listen(0, '127.0.0.1', resolve));
    const [prometheus = 0, alertmanager = 0, loki = 0, grpc = 0, node = 0, network = 0, front = 0, ...rest] =
      await freePorts(10);
    Object.assign(ports, { prometheus, alertmanager, loki, node, network, front });
    const at = (port: number): string => `127.0.0.1:${port}`;

    await start(
      paths['prometheus-node-exporter'],
      [
        ...commandOf('node-exporter', {
          '/host/proc': '/proc',
          '/host/sys': '/sys',
          '/host/metrics': folder,
        }).filter((word) => !/rootfs|udev/.test(word)),
        `--web.listen-address=${at(node)}`,
      ],
      `http://${at(node)}/`,
    );
    await start(
      paths['prometheus-node-exporter'],
      commandOf('node-network', { '/host/proc/1': `/proc/${process.pid}`, ':9101': at(network) }).filter(
        (word) => !/netlink/.test(word),
      ),
      `http://${at(network)}/`,
    );

    const lokiFile = join(folder, 'loki.yaml');
    writeFileSync(
      lokiFile,
      files['loki/loki.yaml']!.replaceAll(/(?<=: )\/loki(?=$|\/)/gm, join(folder, 'loki')).replace(
        'http_listen_port: 3100',
        `http_listen_address: 127.0.0.1\n  http_listen_port: ${loki}\n  grpc_listen_port: ${grpc}`,
      ),
    );
    await start(paths.loki, [`-config.file=${lokiFile}`], `http://${at(loki)}/ready`, { within: 60_000 });

    // Debian's knows no file for the address of a receiver yet.
    const alertmanagerFile = join(folder, 'alertmanager.yml');
    writeFileSync(
      alertmanagerFile,
      files['alertmanager/alertmanager.yml']!.replace(/url_file: .*/, `url: http://127.0.0.1:9/`),
    );
    await start(
      paths['prometheus-alertmanager'],
      commandOf('alertmanager', {
        '/etc/alertmanager/alertmanager.yml': alertmanagerFile,
        '=/alertmanager': `=${join(folder, 'alertmanager')}`,
      }).concat(`--web.listen-address=${at(alertmanager)}`),
      `http://${at(alertmanager)}/-/ready`,
    );

    mkdirSync(join(folder, 'prometheus'));
    const secrets = join(folder, 'secrets');
    mkdirSync(secrets);
    writeFileSync(
      join(folder, 'prometheus/rules.yaml'),
      files['prometheus/rules.yaml']!.replace('for: 5m', 'for: 1s'),
    );
    writeFileSync(
      join(folder, 'prometheus/prometheus.yml'),
      files['prometheus/prometheus.yml']!.replaceAll('alertmanager:9093', at(alertmanager))
        .replace('localhost:9090', at(prometheus))
        .replace('node-exporter:9100', at(node))
        .replace('node-network:9101', at(network))
        .replace('loki:3100', at(loki))
        .replace('grafana:3000', at(9))
        .replace('alloy:12345', at(9))
        // Nobody is asked but on loopback.
        .replace(/ {2}- job_name: edge-nodes[\s\S]*/, '')
        .replace('scrape_interval: 30s\n  scrape_timeout: 10s', 'scrape_interval: 1s\n  scrape_timeout: 1s')
        .replace('evaluation_interval: 30s', 'evaluation_interval: 1s'),
    );
    await start(
      paths.prometheus,
      commandOf('prometheus', {
        '/etc/prometheus': join(folder, 'prometheus'),
        '=/prometheus': `=${join(folder, 'data')}`,
      }).concat(`--web.listen-address=${at(prometheus)}`, '--rules.alert.resend-delay=1s'),
      `http://${at(prometheus)}/-/ready`,
    );

    const { certificate, key } = await certificateIn(folder, 'innsyn.example.no');
    ca = readFileSync(certificate);
    const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: 'right\n', encoding: 'utf8' });
    writeFileSync(join(folder, 'htpasswd'), `hosts:${hash}`);
    const platform = fullHost({ tls: Tls.files({ certificate, key }), nginx: nginxTargets.debian12 });
    const config = filesOf(platform)
      .get('naust.out/drift/gateway/innsyn/nginx.conf')!
      .replaceAll('/etc/naust/observability/secrets/log-senders/htpasswd', join(folder, 'htpasswd'))
      .replaceAll('127.0.0.1:3000', at((grafana.address() as AddressInfo).port))
      .replaceAll('127.0.0.1:3100', at(loki))
      .replaceAll(/^\s*listen \[::\].*\n/gm, '');
    const nginx = join(folder, 'nginx');
    mkdirSync(nginx);
    const file = placeIn(nginx, config, { 443: front, 80: rest[0]!, 8081: rest[1]! });
    await start(paths.nginx, ['-c', file, '-g', 'daemon off;'], `http://${at(rest[1]!)}/healthz`, {
      status: 204,
    });
  }, 150_000);
  afterAll(async () => {
    await Promise.all(running.map((server) => server.stop()));
    grafana?.close();
  });

  const query = async (
    expr: string,
  ): Promise<{ metric: Record<string, string>; value: [number, string] }[]> => {
    const url = `http://127.0.0.1:${ports.prometheus}/api/v1/query?query=${encodeURIComponent(expr)}`;
    const answer = (await (await fetch(url)).json()) as { data?: { result: [] }; error?: string };
    if (!answer.data) throw new Error(`${expr}: ${answer.error}`);
    return answer.data.result;
  };

  test('is asked by Prometheus, the machine by its own name', async () => {
    const up = async () => (await query('up == 1')).map(({ metric }) => metric['job']).sort();
    const jobs = ['alertmanager', 'loki', 'node-exporter', 'node-network', 'prometheus'];
    expect(await settled(jobs, up)).toEqual(jobs);
    const [machine] = await query('node_memory_MemTotal_bytes');
    expect(machine!.metric).toMatchObject({ instance: 'vakt-1', job: 'node-exporter' });
  }, 60_000);

  test('has its alerts told to Alertmanager: that all is well, and what does not answer', async () => {
    const told = async () => {
      const answer = await fetch(`http://127.0.0.1:${ports.alertmanager}/api/v2/alerts`);
      const alerts = (await answer.json()) as { labels: Record<string, string> }[];
      const names = alerts.map(({ labels }) => `${labels['alertname']} ${labels['job'] ?? ''}`.trim());
      return ['TargetDown alloy', 'TargetDown grafana', 'Watchdog'].filter((name) => names.includes(name));
    };
    const wanted = ['TargetDown alloy', 'TargetDown grafana', 'Watchdog'];
    expect(await settled(wanted, told)).toEqual(wanted);
  }, 60_000);

  test('fills each panel of the machine', async () => {
    const { panels } = JSON.parse(files['grafana-dashboards/naust-node.json']!) as { panels: Panel[] };
    expect(panels.length).toBeGreaterThan(8);
    const hasDisks = /\S/.test(readFileSync('/proc/diskstats', 'utf8'));
    for (const { title, targets } of panels) {
      for (const { expr } of targets) {
        const asked = expr.replaceAll('$__rate_interval', '30s').replaceAll('$instance', 'vakt-1');
        if (!hasDisks && asked.includes('node_disk')) continue;
        const found = async () => (await query(asked)).length > 0;
        expect({ title, found: await settled(true, found) }).toEqual({ title, found: true });
      }
    }
  }, 120_000);

  const ask = (
    method: string,
    path: string,
    options: { auth?: string; body?: string } = {},
  ): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const { auth, body = '' } = options;
      const asked = request(
        {
          host: '127.0.0.1',
          port: ports.front,
          servername: 'innsyn.example.no',
          ca,
          method,
          path,
          auth,
          headers: { host: 'innsyn.example.no', 'content-type': 'application/json' },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (part: string) => (text += part));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
        },
      );
      asked.once('error', reject).end(body);
    });

  test('takes logs over TLS from who has the password, and from nobody else', async () => {
    const stream = { host: 'edge-1', unit: 'nginx.service' };
    const body = JSON.stringify({
      streams: [{ stream, values: [[`${Date.now()}000000`, 'signal 1 (SIGHUP) received']] }],
    });
    expect((await ask('POST', '/loki/api/v1/push', { body })).status).toBe(401);
    expect((await ask('POST', '/loki/api/v1/push', { body, auth: 'hosts:wrong' })).status).toBe(401);
    expect((await ask('POST', '/loki/api/v1/push', { body, auth: 'hosts:right' })).status).toBe(204);
    const { panels } = JSON.parse(files['grafana-dashboards/naust-logs.json']!) as { panels: Panel[] };
    const lines = panels.find(({ title }) => title === 'Lines')!.targets[0]!.expr.replace('$host', 'edge-1');
    const found = async () => {
      const url = `http://127.0.0.1:${ports.loki}/loki/api/v1/query_range?query=${encodeURIComponent(lines)}`;
      const { data } = (await (await fetch(url)).json()) as { data: { result: { stream: object }[] } };
      return data.result.map((each) => each.stream);
    };
    expect(
      await settled([stream], async () =>
        (await found()).map((each) => ({
          host: (each as typeof stream).host,
          unit: (each as typeof stream).unit,
        })),
      ),
    ).toEqual([stream]);
  }, 60_000);

  test('lets nobody read them but through Grafana', async () => {
    for (const path of [
      '/loki/api/v1/query_range',
      '/loki/api/v1/delete',
      '/loki/api/v1/labels',
      '/config',
      '/ready',
    ]) {
      expect(await ask('GET', path, { auth: 'hosts:right' })).toEqual({ status: 200, body: 'Grafana' });
    }
  });

  test('is asked by Loki itself whether it is well', async () => {
    const [, ...args] = services['loki']!.healthcheck.test.slice(1);
    const asked = (port: number) => run(paths.loki, [...args, `-health.url=http://127.0.0.1:${port}/ready`]);
    expect((await asked(ports.loki)).code).toBe(0);
    expect((await asked(9)).code).not.toBe(0);
  });

  test('uses less memory than it may', () => {
    const [, , loki, , prometheus] = running;
    for (const [name, server] of [
      ['loki', loki!],
      ['prometheus', prometheus!],
    ] as const) {
      const resident =
        Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024;
      if (process.env['NAUST_MEASURE'] === '1')
        process.stderr.write(`${name}: ${Math.round(resident)} MiB\n`);
      expect(resident).toBeLessThan(parseInt(services[name]!.mem_limit, 10));
    }
  });
});
