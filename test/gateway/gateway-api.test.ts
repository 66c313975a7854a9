import { Chart, Duration, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import { Entry, GatewayApi, type GatewayApiProps, Tls } from '../../src/gateway';
import { problemsOf, Template } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { inCluster } from './nordic';
import { apiProps, chartOf, implementation, route } from './api-stacks';
import { accounts, type KubernetesObject, orders } from './stacks';

const image = 'registry.example.no/shop/orders:1.0.0';

type Objects = readonly (KubernetesObject & { readonly apiVersion: string })[];

const objects = (chart: Chart, kind: string): Objects =>
  Template.of(chart)
    .objects()
    .filter((each) => each['kind'] === kind) as unknown as Objects;

interface Rule {
  readonly matches?: readonly object[];
  readonly filters: readonly object[];
  readonly timeouts?: { readonly request: string };
  readonly backendRefs: readonly { readonly name: string; readonly weight: number }[];
}

function rulesOf(chart: Chart, kind = 'HTTPRoute', name = 'gateway'): readonly Rule[] {
  const object = objects(chart, kind).find(({ metadata }) => metadata.name === name);
  return object?.spec['rules'] as readonly Rule[];
}

describe('a gateway of the Gateway API', () => {
  test('serves each name over HTTPS by its Secret, to routes of its own namespace alone', () => {
    const { spec } = objects(chartOf({ host: ['shop.example.no', 'www.example.no'] }), 'Gateway')[0]!;
    expect(spec).toMatchObject({
      gatewayClassName: 'cilium',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP' },
        {
          hostname: 'shop.example.no',
          port: 443,
          protocol: 'HTTPS',
          tls: { mode: 'Terminate', certificateRefs: [{ name: 'shop-tls' }] },
          allowedRoutes: { namespaces: { from: 'Same' } },
        },
        { hostname: 'www.example.no', port: 443 },
      ],
    });
  });

  test('leads HTTP to HTTPS', () => {
    const redirect = objects(chartOf(), 'HTTPRoute').find(
      ({ metadata }) => metadata.name === 'gateway-to-https',
    );
    expect(redirect?.spec).toMatchObject({
      parentRefs: [{ name: 'gateway', sectionName: 'http' }],
      hostnames: ['shop.example.no'],
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] }],
    });
  });

  test('has cert-manager make the certificate of all names that it is for', () => {
    const chart = chartOf({
      tls: Tls.certManager('letsencrypt'),
      servers: [{ host: 'api.example.no', routes: { '/': orders } }],
    });
    expect(objects(chart, 'Certificate').map(({ spec }) => spec)).toMatchObject([
      { secretName: 'gateway-tls', dnsNames: ['shop.example.no', 'api.example.no'] },
    ]);
  });

  test('takes what could pass for a proxy from requests, and puts security headers on answers', () => {
    const [rule] = rulesOf(chartOf({ headers: { 'X-Frame-Options': 'SAMEORIGIN' } }));
    expect(JSON.stringify(rule?.filters)).toMatch(/"remove":\[.*"X-Original-URI".*\]/);
    expect(rule?.filters).toContainEqual({
      type: 'ResponseHeaderModifier',
      responseHeaderModifier: {
        set: [
          { name: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
          { name: 'X-Content-Type-Options', value: 'nosniff' },
          { name: 'X-Frame-Options', value: 'SAMEORIGIN' },
        ],
      },
    });
  });

  test.each([
    ['five seconds where nothing is said', {}, '5s'],
    ['what is said', { timeout: Duration.millis(90_500) }, '90s500ms'],
    ['no time for events, which last', { protocol: 'sse' }, '0s'],
    ['no time for WebSockets, which last', { protocol: 'websocket' }, '0s'],
  ] as const)('gives an answer %s', (_, fields, request) => {
    expect(rulesOf(chartOf(route(fields)))[0]?.timeouts).toEqual({ request });
  });

  test('makes a Service of addresses, and a slice for each family of them', () => {
    const host = ['192.0.2.11', '192.0.2.12', '2001:db8::1'];
    const chart = chartOf({ routes: { '/': { host, port: 8080 } } });
    expect(rulesOf(chart)[0]?.backendRefs).toEqual([
      { name: 'gateway-192-0-2-11-8080', port: 8080, weight: 3 },
    ]);
    expect(objects(chart, 'Service')[0]?.spec['selector']).toBeUndefined();
    expect(objects(chart, 'EndpointSlice')).toMatchObject([
      { addressType: 'IPv4', endpoints: [{ addresses: ['192.0.2.11'] }, { addresses: ['192.0.2.12'] }] },
      { addressType: 'IPv6', endpoints: [{ addresses: ['2001:db8::1'] }] },
    ]);
  });

  test('keeps the weights of peers, and divides them by the share of a canary', () => {
    const to = { host: [{ host: '192.0.2.11', weight: 3 }, '192.0.2.12'], port: 80 };
    const chart = chartOf(route({ to, canary: { to: accounts, percent: 20 } }));
    expect(rulesOf(chart)[0]?.backendRefs.map(({ name, weight }) => [name, weight])).toEqual([
      ['gateway-192-0-2-11-80', 3],
      ['gateway-192-0-2-12-80', 1],
      ['gateway-192-0-2-20-8080', 1],
    ]);
  });

  test('sends requests with the header of a canary there, and its share of the rest', () => {
    const header = { name: 'X-Canary', value: 'always' };
    const rules = rulesOf(chartOf(route({ canary: { to: accounts, percent: 0.05, header } })));
    expect(rules.map(({ matches }) => matches)).toEqual([
      [{ path: { type: 'PathPrefix', value: '/v1/orders' }, headers: [header] }],
      [{ path: { type: 'PathPrefix', value: '/v1/orders' } }],
    ]);
    expect(rules.map(({ backendRefs }) => backendRefs.map(({ weight }) => weight))).toEqual([[1], [1999, 1]]);
  });

  test('checks the certificate of a service that speaks TLS', () => {
    const to = { host: '192.0.2.31', port: 443, tls: { name: 'cards.example.no' } };
    expect(objects(chartOf(route({ to })), 'BackendTLSPolicy').map(({ spec }) => spec)).toEqual([
      {
        targetRefs: [{ group: '', kind: 'Service', name: 'gateway-192-0-2-31-443' }],
        validation: { hostname: 'cards.example.no', wellKnownCACertificates: 'System' },
      },
    ]);
  });

  test('knows calls of gRPC by service and method', () => {
    const routes = Object.fromEntries(
      ['/shop.v1.Orders', '/shop.v1.Orders/Create', '/'].map((path) => [
        path,
        { to: orders, protocol: 'grpc' as const },
      ]),
    );
    expect(rulesOf(chartOf({ routes }), 'GRPCRoute').map(({ matches }) => matches)).toEqual([
      [{ method: { service: 'shop.v1.Orders' } }],
      [{ method: { service: 'shop.v1.Orders', method: 'Create' } }],
      undefined,
    ]);
  });

  test('divides what one object cannot hold', () => {
    const paths = Array.from({ length: 40 }, (_, index) => [`/v1/of-${index}`, orders]);
    const host = Array.from({ length: 20 }, (_, index) => `shop-${index}.example.no`);
    const chart = chartOf({ host, routes: Object.fromEntries(paths) as GatewayApiProps['routes'] });
    const routes = objects(chart, 'HTTPRoute').filter(({ metadata }) => !/https/.test(metadata.name));
    expect(routes).toHaveLength(6);
    for (const { spec } of routes) {
      expect((spec['rules'] as object[]).length).toBeLessThanOrEqual(16);
      expect((spec['hostnames'] as object[]).length).toBeLessThanOrEqual(16);
    }
  });
});

describe('in a cluster', () => {
  test('the namespace of a service says that routes may lead there, and lets the implementation in', () => {
    const { platform, cluster, shop } = inCluster();
    const other = new Microservice(cluster.namespace('stock'), 'stock', { image, port: 9000 });
    new GatewayApi(shop, 'gateway', { ...apiProps, routes: { '/stock': other } });
    const template = Template.of(platform);
    expect(template.object<KubernetesObject>('ReferenceGrant', 'shop-gateway')).toMatchObject({
      metadata: { namespace: 'stock' },
      spec: {
        from: [{ kind: 'HTTPRoute', namespace: 'shop' }],
        to: [{ kind: 'Service', name: 'stock' }],
      },
    });
    const policy = template.object<KubernetesObject>('NetworkPolicy', 'stock');
    expect(policy.spec['ingress']).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } }],
        ports: [{ port: 9000, protocol: 'TCP' }],
      },
    ]);
  });

  test('the pods of a Service of cdk8s-plus let in those of the implementation that are named', () => {
    const { platform, shop } = inCluster();
    const service = new Deployment(shop, 'stock', {
      replicas: 1,
      containers: [{ image, portNumber: 9000 }],
    }).exposeViaService({ ports: [{ port: 80, targetPort: 9000 }], name: 'stock' });
    const pods = { 'app.kubernetes.io/name': 'proxy' };
    new GatewayApi(shop, 'gateway', {
      ...apiProps,
      implementation: { ...implementation, pods },
      routes: { '/stock': service },
    });
    const { spec } = Template.of(platform).object<KubernetesObject>('NetworkPolicy', 'shop-gateway-to-stock');
    expect(spec).toMatchObject({
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: pods } }], ports: [{ port: 9000 }] }],
    });
  });

  test('pods of the implementation in a namespace that is closed may reach what is routed to', () => {
    const { platform, cluster, shop } = inCluster();
    const edge = cluster.namespace('edge');
    const stock = new Microservice(cluster.namespace('stock'), 'stock', { image, port: 9000 });
    const gateway = new GatewayApi(shop, 'gateway', {
      ...apiProps,
      routes: { '/stock': stock, '/v1/orders': orders },
    });
    gateway.traffic?.allowFrom({ kind: 'networks', cidrs: ['203.0.113.0/24'] }, { port: 10443 });
    const { metadata, spec } = Template.of(platform).object<KubernetesObject>(
      'NetworkPolicy',
      'shop-gateway',
    );
    expect(metadata.namespace).toBe(edge.name);
    expect(spec).toMatchObject({
      podSelector: {},
      ingress: [{ ports: [{ port: 10443 }] }],
      egress: [
        { ports: [{ port: 53 }, { port: 53 }] },
        {
          to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'stock' } } }],
          ports: [{ port: 9000 }],
        },
        {
          to: [{ ipBlock: { cidr: '192.0.2.11/32' } }, { ipBlock: { cidr: '192.0.2.12/32' } }],
          ports: [{ port: 8080 }],
        },
      ],
    });
  });

  test('what its entry asks for is opened, and nothing without one', () => {
    const { shop, opened } = inCluster();
    new GatewayApi(shop, 'closed', apiProps);
    expect(opened).toEqual([]);
    new GatewayApi(shop, 'open', { ...apiProps, entry: Entry.loadBalancer() });
    expect(opened).toMatchObject([
      { kind: 'loadBalancer', ports: [{ nodePort: 30080 }, { nodePort: 30443 }] },
    ]);
  });

  test('two gateways with one node port are told', () => {
    const { platform, shop } = inCluster();
    new GatewayApi(shop, 'one', { ...apiProps, entry: Entry.loadBalancer() });
    new GatewayApi(shop, 'two', { ...apiProps, entry: Entry.loadBalancer() });
    expect(problemsOf(platform).map(({ code }) => code)).toContain('NAUST-GTW-016');
  });

  test('a way for everybody to personal data is told, and one that changes nothing', () => {
    const { platform, shop } = inCluster();
    const people = new Microservice(shop, 'accounts', { image, port: 8080, personalData: true });
    new GatewayApi(shop, 'gateway', { ...apiProps, routes: { '/v1': people, '/v1/accounts': people } });
    expect(problemsOf(platform).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['NAUST-GTW-028', 'NAUST-GTW-029']),
    );
  });
});

test('a chart without a namespace is in the default one', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new GatewayApi(chart, 'gateway', {
    ...apiProps,
    routes: { '/': { host: 'orders.default.svc.cluster.local', port: 80 } },
  });
  expect(objects(chart, 'ReferenceGrant')).toEqual([]);
});
