import { get } from 'node:http';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { config, inPlainChart, object } from '../gateway/stacks';
import { certificateIn, outsidePod, placeIn } from './gateway-files';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

interface Containers {
  readonly spec: {
    readonly initContainers: readonly { readonly name: string; readonly args?: readonly string[] }[];
  };
}

function textOf(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

describeWith(['nginx-stable', 'nginx-exporter'], 'the exporter beside a gateway', (paths) => {
  const folder = temporaryFolder('gateway');
  let nginx: Server;
  let exporter: Server;
  let status = 0;
  let metrics = 0;

  beforeAll(async () => {
    let http = 0;
    let https = 0;
    [http = 0, https = 0, status = 0, metrics = 0] = await freePorts(4);
    const chart = inPlainChart();
    const certificates = join(folder, 'shop-tls');
    mkdirSync(certificates);
    await certificateIn(certificates, 'shop.example.no');
    const text = outsidePod(config(chart), certificates);
    const file = placeIn(folder, text, { 8080: http, 8443: https, 8081: status });
    nginx = await startServer(paths['nginx-stable'], ['-e', 'stderr', '-c', file], {
      ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
    });
    const { initContainers } = (object(chart, 'Deployment').spec as { template: Containers }).template.spec;
    const { args = [] } = initContainers.find(({ name }) => name === 'exporter')!;
    expect(args).toHaveLength(2);
    // Nothing but the ports is another's: several tests run at once.
    const placed = args.map((arg) => arg.replace(':8081/', `:${status}/`).replace(/:9113$/, `:${metrics}`));
    expect(placed).not.toEqual(args);
    exporter = await startServer(paths['nginx-exporter'], placed, {
      ready: urlAnswers(`http://127.0.0.1:${metrics}/metrics`),
    });
  }, 60_000);
  afterAll(async () => {
    await exporter?.stop();
    await nginx?.stop();
  });

  const figures = async (): Promise<ReadonlyMap<string, number>> => {
    const text = await textOf(`http://127.0.0.1:${metrics}/metrics`);
    const lines = text.split('\n').filter((line) => line.startsWith('nginx_'));
    return new Map(lines.map((line) => [/^\w+/.exec(line)![0], Number(line.split(' ').at(-1))]));
  };

  test('takes the arguments of its container, and tells nginx’s own figures', async () => {
    const told = await figures();
    expect(told.get('nginx_up')).toBe(1);
    expect([...told.keys()]).toEqual(
      expect.arrayContaining([
        'nginx_connections_accepted',
        'nginx_connections_active',
        'nginx_connections_handled',
        'nginx_connections_reading',
        'nginx_connections_waiting',
        'nginx_connections_writing',
        'nginx_http_requests_total',
      ]),
    );
  });

  test('counts requests', async () => {
    const before = (await figures()).get('nginx_http_requests_total')!;
    for (let n = 0; n < 5; n++) await textOf(`http://127.0.0.1:${status}/healthz`);
    expect((await figures()).get('nginx_http_requests_total')).toBeGreaterThanOrEqual(before + 5);
  });

  test('stays, and says so, when nginx is gone', async () => {
    await nginx.stop();
    expect((await figures()).get('nginx_up')).toBe(0);
  });
});
