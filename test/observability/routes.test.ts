import { Duration } from 'cdk8s';
import { Entry, Gateway, type GatewayProps, Tls } from '../../src/gateway';
import { Observability, type RouteObjectiveProps } from '../../src/observability';
import { problemsOf } from '../../src/testing';
import { fullHost, stackFiles } from './host-stack';
import { configOf } from './objects';
import { nordic, observed } from './stack';

const to = { host: '192.0.2.11', port: 8080 };
const props: GatewayProps = {
  host: 'shop.example.no',
  entry: Entry.address('203.0.113.1', { from: ['198.51.100.0/24'] }),
  tls: Tls.secret('shop-tls'),
  routes: { '/v1/orders': to, '/live': { to, protocol: 'websocket' } },
  servers: [{ host: 'api.example.no', routes: { '/': to } }],
};

function promising(change: object = {}) {
  const { platform, cluster } = nordic();
  const gateway = new Gateway(cluster.namespace('shop'), 'gateway', props);
  const objective: RouteObjectiveProps = { gateway, route: '/v1/orders', availability: 99.9, ...change };
  new Observability(cluster, 'observability', { on: cluster.pools.oslo, routeObjectives: [objective] });
  return platform;
}

const codes = (platform: ReturnType<typeof observed>) =>
  problemsOf(platform)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('the routes of gateways', () => {
  test('are counted from the logs of their gateways, and of no others', () => {
    const alloy = configOf(promising(), 'alloy', 'config.alloy');
    expect(alloy).toContain('loki.process.routes.receiver');
    expect(alloy).toContain('"{namespace=\\"shop\\", app=\\"gateway\\", container=\\"nginx\\"}"');
  });

  test('are counted wherever the gateway stands in the stack file', () => {
    const { platform, cluster } = nordic();
    new Observability(cluster, 'observability', { on: cluster.pools.oslo });
    new Gateway(cluster.namespace('shop'), 'edge', props);
    expect(configOf(platform, 'alloy', 'config.alloy')).toContain('gateway = "edge"');
  });

  test('are not looked for where there are none', () => {
    expect(configOf(observed(), 'alloy', 'config.alloy')).not.toContain('routes');
  });

  test('have a bucket that ends where a promise does', () => {
    const latency = { within: Duration.millis(300), share: 99 };
    const alloy = configOf(promising({ latency }), 'alloy', 'config.alloy');
    expect(alloy).toMatch(/buckets\s+= \[.*0\.25, 0\.3, 0\.5/);
  });
});

describe('what is promised of a route', () => {
  test('is kept by alerts on how fast its budget goes, each under its own name', () => {
    const platform = promising({ latency: { within: Duration.seconds(1), share: 99 } });
    expect(codes(platform)).toEqual([]);
    const rules = configOf(platform, 'prometheus', 'rules.yaml');
    expect(rules).toContain('objective shop/gateway shop.example.no/v1/orders availability');
    expect(rules).toContain('objective shop/gateway shop.example.no/v1/orders latency');
    expect(rules).toContain('le="1.0"');
  });

  test.each([
    ['a route of another server', { route: '/', server: 'api.example.no' }, []],
    ['a route that is not there', { route: '/v1/orders/' }, ['NAUST-OBS-022']],
    ['a server that is not there', { server: 'www.example.no' }, ['NAUST-OBS-022']],
    ['nothing', { availability: undefined }, ['NAUST-OBS-022']],
    ['all of it', { availability: 100 }, ['NAUST-OBS-008']],
    [
      'how fast what is meant to last is',
      { route: '/live', latency: { within: Duration.seconds(1), share: 99 } },
      ['NAUST-OBS-022'],
    ],
    [
      'less than nginx tells apart',
      { latency: { within: Duration.millis(1), share: 99 } },
      ['NAUST-OBS-022'],
    ],
    ['half a minute', { latency: { within: Duration.seconds(30), share: 99 } }, ['NAUST-OBS-022']],
    ['a third to be fast', { latency: { within: Duration.seconds(1), share: 33 } }, ['NAUST-OBS-008']],
  ])('of %s', (_, change, expected) => expect(codes(promising(change))).toEqual(expected));

  test('is of a gateway whose log is read', () => {
    const { cluster: other } = nordic();
    const gateway = new Gateway(other.namespace('shop'), 'gateway', props);
    expect(codes(promising({ gateway }))).toEqual(['NAUST-OBS-022']);
  });
});

test('the dashboard of gateways is on a host what it is in a cluster, but for routes and probes, which nothing tells there', () => {
  interface Panel {
    readonly title: string;
    readonly type: string;
    readonly targets?: readonly { readonly expr: string }[];
  }
  const read = (text: string) => JSON.parse(text) as { panels: Panel[]; templating: { list: object[] } };
  const here = read(stackFiles(fullHost())['grafana-dashboards/naust-gateway.json']!);
  const there = read(configOf(observed(), 'grafana-dashboards', 'naust-gateway.json'));
  const shown = (panels: readonly Panel[]) =>
    panels.map(({ title, type, targets }) => ({ title, type, asks: targets?.map(({ expr }) => expr) }));
  const told = shown(there.panels).filter(
    ({ type, asks }) => type !== 'row' && !/route|probe_/.test(String(asks)),
  );
  expect(told.length).toBeGreaterThan(3);
  expect(shown(here.panels)).toEqual(told);
  expect(here.templating.list).toEqual(there.templating.list.slice(0, 1));
});
