import { createServer, type Server as HttpServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { Entry, Gateway, nginxTargets, type Route, Tls } from '../../src/gateway';
import { configYaml } from '../../src/kernel';
import { Observability } from '../../src/observability';
import { dashboards, renderDashboard } from '../../src/observability/dashboards';
import { configOf } from '../observability/objects';
import { nordic } from '../observability/stack';
import { settled } from './cluster-contents';
import { RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { freePort, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

type Routes = Readonly<Record<string, Route<{ host: string; port: number }>>>;

/** What the stack tells Alloy and Prometheus of a gateway with these routes. */
function observing(routes: Routes): { readonly alloy: string; readonly rules: string } {
  const { platform, cluster } = nordic();
  const gateway = new Gateway(cluster.namespace('shop'), 'gateway', {
    host: 'shop.example.no',
    entry: Entry.address('203.0.113.1', { from: ['198.51.100.0/24'] }),
    tls: Tls.secret('shop-tls'),
    routes,
    servers: [{ host: 'www.example.no', routes: { '/': routes['/v1/orders']! } }],
  });
  const promised = { availability: 99.9, latency: { within: Duration.millis(300), share: 99 } };
  new Observability(cluster, 'observability', {
    on: cluster.pools.oslo,
    routeObjectives: [{ gateway, route: '/v1/orders', ...promised }],
  });
  return {
    alloy: configOf(platform, 'alloy', 'config.alloy'),
    rules: configOf(platform, 'prometheus', 'rules.yaml'),
  };
}

const ofGateway = { namespace: 'shop', app: 'gateway', pod: 'gateway-1', container: 'nginx' };

describeWith(['nginx-stable', 'log-stages', 'prometheus'], 'the figures of routes', (programs) => {
  const folder = temporaryFolder('routes');
  const orders = new Service((incoming, response) => {
    const failing = incoming.url!.endsWith('/failing');
    const end = () => response.writeHead(failing ? 500 : 200).end('orders');
    if (incoming.url!.endsWith('/slow')) setTimeout(end, 400);
    else end();
  });
  let gateway: RunningGateway;
  let stack: ReturnType<typeof observing>;
  let config: string;

  beforeAll(async () => {
    await listening(orders);
    const to = orders.address;
    const routes: Routes = {
      '/v1/orders': { to },
      '/v1/stock': { to },
      '/events': { to, protocol: 'sse' },
    };
    stack = observing(routes);
    config = join(folder, 'config.alloy');
    writeFileSync(config, stack.alloy);
    const servers = [{ host: 'www.example.no', routes: { '/': to } }];
    const build = { nginx: programs['nginx-stable'], target: nginxTargets.stable };
    gateway = await RunningGateway.start(build, folder, { routes, servers });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(orders);
  });

  /** What comes of lines of pods, as Prometheus reads it. */
  async function counted(
    lines: readonly string[],
    labels: Readonly<Record<string, string>> = ofGateway,
  ): Promise<string> {
    const stdin = lines.map((line) => `${JSON.stringify({ labels, line })}\n`).join('');
    const ran = await run(programs['log-stages'], [config, 'routes'], { stdin });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    return ran.stdout;
  }

  const logged = (): readonly string[] =>
    readFileSync(join(folder, 'access.log'), 'utf8').trimEnd().split('\n');

  /** The lines of what is asked meanwhile. */
  async function linesOf(ask: () => Promise<unknown>): Promise<readonly string[]> {
    const before = gateway.log().length;
    await ask();
    // The last line is written when its answer is out.
    const last = { headers: { 'X-Request-ID': `last-after-${before}` } };
    await gateway.ask('/v1/stock', last);
    const isLast = (line: string): boolean => line.includes(`last-after-${before}`);
    const until = Date.now() + 5_000;
    while (!logged().some(isLast) && Date.now() < until) await pause(20);
    return logged()
      .slice(before)
      .filter((line) => !isLast(line));
  }

  const series = (text: string, name: string): readonly string[] =>
    text.split('\n').filter((line) => line.startsWith(`${name}{`));

  const one = (more: string) => `gateway="gateway",namespace="shop",${more}`;

  test('are counted by server, route and status, and by nothing that clients choose', async () => {
    const lines = await linesOf(async () => {
      for (let n = 0; n < 5; n++) await gateway.ask(`/v1/orders/${n}?user=${n}`, { method: 'PUT' });
      await gateway.ask('/v1/orders/failing');
      await gateway.ask('/v1/stock', { headers: { 'User-Agent': 'a', 'X-Request-ID': 'chosen-by-me' } });
      await gateway.ask('/any', { host: 'www.example.no' });
      for (let n = 0; n < 5; n++) await gateway.ask(`/nowhere/${n}`);
    });
    expect([...series(await counted(lines), 'gateway_route_requests_total')].sort()).toEqual(
      [
        `gateway_route_requests_total{code="200",${one('route="/v1/orders",server="shop.example.no"')}} 5`,
        `gateway_route_requests_total{code="500",${one('route="/v1/orders",server="shop.example.no"')}} 1`,
        `gateway_route_requests_total{code="200",${one('route="/v1/stock",server="shop.example.no"')}} 1`,
        `gateway_route_requests_total{code="200",${one('route="/",server="www.example.no"')}} 1`,
        `gateway_route_requests_total{code="404",${one('route="",server="shop.example.no"')}} 5`,
      ].sort(),
    );
  });

  test('tell how long requests took, but not of what is meant to last', async () => {
    const lines = await linesOf(async () => {
      await gateway.ask('/v1/orders/slow');
      await gateway.ask('/v1/orders/7');
      await gateway.ask('/events/slow');
    });
    const text = await counted(lines);
    const of = one('route="/v1/orders",server="shop.example.no"');
    expect(text).toContain(`gateway_route_duration_seconds_bucket{${of},le="0.3"} 1`);
    expect(text).toContain(`gateway_route_duration_seconds_bucket{${of},le="0.5"} 2`);
    expect(text).toContain(`gateway_route_duration_seconds_count{${of}} 2`);
    expect(series(text, 'gateway_route_requests_total').join()).toContain('route="/events"');
    expect(series(text, 'gateway_route_duration_seconds_count').join()).not.toContain('/events');
  });

  test('are of gateways alone, whatever others write', async () => {
    const lines = await linesOf(() => gateway.ask('/v1/orders'));
    expect(await counted(lines)).not.toBe('');
    expect(await counted(lines, { ...ofGateway, namespace: 'other' })).toBe('');
    expect(await counted(lines, { ...ofGateway, app: 'orders' })).toBe('');
    expect(await counted(lines, { ...ofGateway, container: 'exporter' })).toBe('');
  });

  test('are not of what nginx says beside its access log', async () => {
    const said = '2026/11/26 12:00:00 [error] 7#7: *1 connect() failed (111: Connection refused)';
    expect(await counted([said, '{', '{"status":null}', 'null', ''])).toBe('');
  });

  describe('in Prometheus', () => {
    let prometheus: Server;
    let exposition = '';
    let alloy: HttpServer;
    let url: string;

    beforeAll(async () => {
      const lines = await linesOf(async () => {
        for (let n = 0; n < 8; n++) await gateway.ask(`/v1/orders/${n}`);
        for (let n = 0; n < 2; n++) await gateway.ask('/v1/orders/failing');
      });
      exposition = await counted(lines);
      alloy = createServer((_, response) =>
        response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(exposition),
      );
      await new Promise<void>((resolve) => alloy.listen(0, '127.0.0.1', resolve));
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      writeFileSync(join(folder, 'rules.yaml'), stack.rules);
      const target = `127.0.0.1:${(alloy.address() as AddressInfo).port}`;
      const file = join(folder, 'prometheus.yml');
      writeFileSync(
        file,
        configYaml({
          global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
          rule_files: ['rules.yaml'],
          scrape_configs: [{ job_name: 'alloy', static_configs: [{ targets: [target] }] }],
        }),
      );
      prometheus = await startServer(
        programs.prometheus,
        [
          `--config.file=${file}`,
          `--storage.tsdb.path=${join(folder, 'data')}`,
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        { ready: urlAnswers(`${url}/-/ready`) },
      );
      await settled(true, async () => (await asked('gateway_route_requests_total')).length > 0);
      exposition = await counted([...lines, ...lines]);
    }, 90_000);
    afterAll(async () => {
      await prometheus?.stop();
      alloy?.close();
      alloy?.closeAllConnections();
    });

    async function asked(query: string): Promise<readonly { readonly value: readonly [number, string] }[]> {
      const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(query)}`);
      return ((await answer.json()) as { data: { result: { value: [number, string] }[] } }).data.result;
    }

    test('say which share of requests fails, and which are late, under the labels of their promises', async () => {
      const of = '{namespace="shop", gateway="gateway", server="shop.example.no", route="/v1/orders"}';
      const failing = `route:failures:ratio_rate5m${of}`;
      expect(await settled(true, async () => (await asked(failing)).length > 0)).toBe(true);
      expect(Number((await asked(failing))[0]!.value[1])).toBeCloseTo(0.2, 2);
      for (const record of ['route_objective:failures:ratio_rate1h', 'route_objective:late:ratio_rate1h'])
        expect(await settled(1, async () => (await asked(`${record}${of}`)).length)).toBe(1);
      expect(Number((await asked(`route_objective:late:ratio_rate1h${of}`))[0]!.value[1])).toBeCloseTo(0, 5);
    }, 60_000);

    const { panels } = renderDashboard(dashboards.find(({ uid }) => uid === 'naust-gateway')!) as {
      panels: { title: string; targets?: { expr: string }[] }[];
    };
    const ofRoutes = panels.flatMap(({ title, targets = [] }) =>
      targets.filter(({ expr }) => /\broute/.test(expr)).map(({ expr }) => [title, expr] as const),
    );

    test('have a panel for each', () => expect(ofRoutes).toHaveLength(5));

    test.each(ofRoutes)(
      '%s: the panel has something to show',
      async (_, expr) => {
        const query = expr
          .replaceAll('$__rate_interval', '1m')
          .replaceAll('$namespace', '.+')
          .replaceAll('$route', '/v1/orders');
        expect(await settled(true, async () => (await asked(query)).length > 0)).toBe(true);
      },
      30_000,
    );
  });
});
