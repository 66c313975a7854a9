import { readFileSync } from 'node:fs';
import { type Chart, Duration, Yaml } from 'cdk8s';
import fc from 'fast-check';
import { GatewayApi, type GatewayApiProps, Tls } from '../../src/gateway';
import { Template } from '../../src/testing';
import { accounts, orders, plainChart } from '../gateway/stacks';
import { apiPlaces } from '../gateway/hostile-gateway-api';
import { hostileNear } from '../gateway/hostile-gateways';
import { exampleObjects } from '../gateway/example-objects';
import { apply } from './cluster-contents';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { describeWith } from './require-program';

const header = { name: 'X-Canary', value: 'always' };
const grpc = { to: { host: 'orders.stock.svc.cluster.local', port: 9090 }, protocol: 'grpc' } as const;
const many = <T>(count: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => of(index));

const everything: GatewayApiProps = {
  implementation: { gatewayClass: 'cilium', namespace: 'edge' },
  host: many(18, (index) => `shop-${index}.example.no`),
  tls: Tls.certManager('letsencrypt'),
  headers: { 'Content-Security-Policy': "default-src 'self'; img-src *" },
  timeout: Duration.millis(90_500),
  routes: {
    '/': orders,
    '/v1/orders~all': { host: ['2001:db8::1', { host: '192.0.2.7', weight: 3 }], port: 8080 },
    '/v1/canary': { to: orders, canary: { to: accounts, percent: 0.01, header } },
    '/v1/cards': { host: '192.0.2.31', port: 443, tls: { name: 'cards.example.no' } },
    '/v1/elsewhere': { host: 'orders.stock.svc.cluster.local', port: 443, tls: {} },
    '/events': { to: orders, protocol: 'sse' },
    '/live': { to: orders, protocol: 'websocket' },
    ...Object.fromEntries(many(20, (index) => [`/v1/of-${index}`, accounts])),
  },
  servers: [
    {
      host: 'second.example.no',
      tls: Tls.secret('second-tls'),
      routes: { '/v1': { host: many(4, (i) => `of-${i}.stock.svc.cluster.local`), port: 80 } },
    },
  ],
};

const calls: GatewayApiProps = {
  implementation: everything.implementation,
  host: 'grpc.example.no',
  tls: Tls.secret('grpc-tls'),
  routes: {
    '/': grpc,
    '/shop.v1.Orders': grpc,
    '/shop.v1.Orders/Create': { ...grpc, canary: { to: accounts, percent: 50, header } },
  },
};

type Change = readonly [what: string, from: RegExp, to: string, told: RegExp];
const faults: readonly Change[] = [
  [
    'a field that is not of the standard channel',
    /timeouts:/,
    'retry: {attempts: 2}\n      timeouts:',
    /retry/,
  ],
  ['a code that is not of the standard channel', /statusCode: 301/, 'statusCode: 308', /308/],
  ['a path with a gap', /value: \/v1\/canary/, 'value: /v1//canary', /must not contain/],
  ['a time of another form', /request: 90s500ms/, 'request: 90.5s', /request/],
];

describeWith([...controlPlanePrograms, 'gateway-api-crds', 'cert-manager-crds'], 'Kubernetes', (paths) => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
    for (const crds of [paths['gateway-api-crds'], paths['cert-manager-crds']])
      expect(
        await cluster.kubectl(['apply', '--server-side', '-f', '-'], readFileSync(crds, 'utf8')),
      ).toMatchObject({ code: 0 });
    const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'];
    expect(await cluster.kubectl(wait)).toMatchObject({ code: 0 });
    const namespace = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    await apply(cluster, ...['shop', 'stock', 'edge'].map(namespace));
  }, 120_000);
  afterAll(() => cluster?.stop());

  function yaml(props: GatewayApiProps): string {
    const chart: Chart = plainChart();
    new GatewayApi(chart, 'gateway', props);
    return Yaml.stringify(...Template.of(chart).objects());
  }

  test.each([
    ['one that asks for everything', everything, 7],
    ['one of gRPC', calls, 6],
  ])('takes every object of %s', async (_, props, kinds) => {
    const text = yaml(props);
    const { code, stdout, stderr } = await cluster.dryRun(text);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(text.match(/^kind: /gm)!.length);
    expect(new Set(text.match(/^kind: .*/gm)).size).toBe(kinds);
  });

  test('takes every object of the example', async () => {
    const { code, stdout, stderr } = await cluster.dryRun(exampleObjects('gateway-api'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/grpcroute.*\n/);
  });

  test('takes whatever is written in any place, where it is not refused', async () => {
    const texts = apiPlaces.flatMap(({ name, good, objects }) => {
      const drawn = [good, ...fc.sample(hostileNear(good), { numRuns: 200, seed: 1 })];
      const accepted = [...new Set(drawn)].filter((text) => objects('gateway', text) !== undefined);
      return accepted.slice(0, 3).map((text) => ({ name, text, objects }));
    });
    expect(apiPlaces.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'routes{key}',
        'routes{}.canary.header.value',
        'headers{}',
        'tls.issuer',
        'implementation.pods{key}',
        'servers[].routes{}.to.tls.name',
      ]),
    );
    expect(texts.length).toBeGreaterThan(2 * apiPlaces.length);
    const all = texts.flatMap(({ objects, text }, index) => objects(`gateway-${index}`, text)!);
    // Namespaces of names that were drawn are not there.
    const inOne = all.map((each) => ({ ...each, metadata: { ...Object(each).metadata, namespace: 'shop' } }));
    const { code, stderr } = await cluster.dryRun(Yaml.stringify(...inOne));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 240_000);

  test.each(faults)('refuses the same with %s', async (_, from, to, told) => {
    const { code, stderr } = await cluster.dryRun(yaml(everything).replace(from, to));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(told) as string });
  });
});
