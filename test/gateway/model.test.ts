import { Chart, Duration, Size, Testing } from 'cdk8s';
import {
  Balance,
  Gateway,
  type GatewayProps,
  type HostGatewayProps,
  Key,
  nginxTargets,
  Tls,
} from '../../src/gateway';
import { PodTraffic } from '../../src/network';
import {
  accounts,
  blockOf,
  chartCodes,
  clusterProps,
  config,
  hostCodes,
  hostConfig,
  inPlainChart,
  object,
  orders,
  plainChart,
} from './stacks';

const route = (change: object): Partial<HostGatewayProps> => ({
  routes: { '/v1': { to: orders, ...change } },
});
const withBackup = { host: ['192.0.2.11', { host: '192.0.2.12', backup: true }], port: 80 };
const debian13 = nginxTargets.debian13;

describe('a gateway is refused', () => {
  test.each([
    [
      'a cookie that nginx has no variable for',
      { rate: { requests: 1, per: 'second', burst: 1, by: Key.cookie('__Host-a') } },
      'NAUST-GTW-017',
    ],
    ['a balance that its nginx lacks', { ...route({ balance: Balance.leastTime() }) }, 'NAUST-GTW-018'],
    [
      'a sticky cookie on an older nginx',
      { ...route({ balance: Balance.stickyCookie('peer') }), nginx: debian13 },
      'NAUST-GTW-018',
    ],
    ['a header of a megabyte', { headerSize: Size.mebibytes(1) }, 'NAUST-GTW-004'],
    ['headers of an answer below a page', { answerHeaderSize: Size.kibibytes(2) }, 'NAUST-GTW-004'],
    ['HTTP/3 without its module', { http3: true }, 'NAUST-GTW-018'],
    [
      'a backup among hashed peers',
      { routes: { '/': { to: withBackup, balance: Balance.hash(Key.path()) } } },
      'NAUST-GTW-019',
    ],
    [
      'nothing but backups',
      { routes: { '/': { host: [{ host: '192.0.2.1', backup: true }], port: 80 } } },
      'NAUST-GTW-019',
    ],
    [
      'answers kept that one was let see',
      { ...route({ cache: {} }), auth: { service: accounts } },
      'NAUST-GTW-020',
    ],
    ['an origin with a path', { cors: { origins: ['https://www.example.no/'] } }, 'NAUST-GTW-021'],
    ['a pattern of origins', { cors: { origins: ['https://*.example.no'] } }, 'NAUST-GTW-021'],
    ['no origin', { cors: { origins: [] } }, 'NAUST-GTW-013'],
    ['cookies from every page', { cors: { origins: '*', credentials: true } }, 'NAUST-GTW-022'],
    ['an answer with a price in dollars', route({ fallback: { json: { price: '$5' } } }), 'NAUST-GTW-023'],
    ['an answer that is too long', { maintenance: { json: ['x'.repeat(4000)] } }, 'NAUST-GTW-023'],
    ['a cache for gRPC', route({ protocol: 'grpc', cache: {} }), 'NAUST-GTW-024'],
    ['a fallback in JSON for gRPC', route({ protocol: 'grpc', fallback: { json: {} } }), 'NAUST-GTW-024'],
    ['more idle connections than leave room', { keepalive: 5000, workerConnections: 8192 }, 'NAUST-GTW-025'],
    [
      'no time for the second try',
      route({ timeout: Duration.seconds(9), retry: { within: Duration.seconds(9) } }),
      'NAUST-GTW-026',
    ],
    [
      'connections kept longer than the service does',
      { routes: { '/': { ...orders, idleTimeout: Duration.seconds(4) } } },
      'NAUST-GTW-027',
    ],
    [
      'a route below the auth service’s (a warning)',
      { routes: { '/auth/login': orders }, auth: { service: accounts } },
      'NAUST-GTW-028',
    ],
    [
      'a route that changes nothing (a warning)',
      { routes: { '/v1': orders, '/v1/orders': orders } },
      'NAUST-GTW-028',
    ],
    ['a canary without a share', route({ canary: { to: accounts } }), 'NAUST-GTW-030'],
    ['a canary of more than a hundred', route({ canary: { to: accounts, percent: 120 } }), 'NAUST-GTW-030'],
    ['a canary of a thousandth', route({ canary: { to: accounts, percent: 0.001 } }), 'NAUST-GTW-030'],
    ['a thousandth of traces', { trace: { sampled: 0.001 } }, 'NAUST-GTW-037'],
    ['more traces than there are', { trace: { sampled: 101 } }, 'NAUST-GTW-037'],
    ['more tries than are good', { retry: { tries: 11 } }, 'NAUST-VAL-020'],
    ['half a second for a peer to be out', { failTimeout: Duration.millis(1500) }, 'NAUST-GTW-004'],
    [
      'a name twice among its servers',
      { servers: [{ host: 'shop.example.no', routes: { '/': orders } }] },
      'NAUST-GTW-005',
    ],
    ['a network that is none during maintenance', { maintenance: { except: ['all'] } }, 'NAUST-VAL-002'],
    [
      'an authority that is no file',
      { routes: { '/': { ...orders, tls: { authorities: 'own.pem', name: 'a.example.no' } } } },
      'NAUST-VAL-009',
    ],
  ] as const)('with %s', (_, change, code) => {
    expect(hostCodes(change as Partial<HostGatewayProps>)).toEqual([code]);
  });

  test('with HTTP/3 behind something that takes the connections', () => {
    const { entry } = clusterProps;
    expect(hostCodes({ http3: true, nginx: debian13, entry } as Partial<HostGatewayProps>)).toContain(
      'NAUST-GTW-018',
    );
  });

  test('with a way for everybody to a service that handles personal data (a warning)', () => {
    const codes = (change: Partial<GatewayProps>): readonly string[] =>
      chartCodes({ ...change }).filter((code) => code === 'NAUST-GTW-029');
    const service = {
      address: { host: 'orders.shop.svc.cluster.local', port: 80 },
      podPort: 80,
      personalData: true,
    };
    expect(codes({ routes: { '/v1': service } })).toEqual(['NAUST-GTW-029']);
    expect(codes({ routes: { '/v1': service }, auth: { service } })).toEqual([]);
    expect(codes({ routes: { '/v1': { to: service, public: true } }, auth: { service } })).toEqual([
      'NAUST-GTW-029',
    ]);
  });

  test('that gives up before a service has given up on what it calls, whenever that was declared', () => {
    const chart = plainChart();
    const traffic = new PodTraffic(chart, 'orders', { name: 'orders', labels: { app: 'orders' } });
    let answersWithin = Duration.seconds(1);
    const service = {
      address: { host: 'orders.shop.svc.cluster.local', port: 80 },
      podPort: 80,
      traffic,
      get answersWithin() {
        return answersWithin;
      },
    };
    new Gateway(chart, 'gateway', { ...clusterProps, routes: { '/v1': service } });
    expect(() => Testing.synth(chart)).not.toThrow();
    answersWithin = Duration.seconds(9);
    expect(() => Testing.synth(chart)).toThrow('NAUST-GTW-026');
  });
});

describe('what is said for one route', () => {
  test('is in its location, and the rest is not', () => {
    const text = hostConfig(
      route({ timeout: Duration.seconds(9), bodySize: Size.mebibytes(8), retry: { tries: 1 } }),
    );
    expect(
      blockOf(text, 'location = "/v1"')
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'location = "/v1" {',
      'set $route "/v1";',
      'client_max_body_size 8m;',
      'proxy_read_timeout 9s;',
      'proxy_next_upstream off;',
      'proxy_pass "http://up_192.0.2.11";',
      '}',
    ]);
  });

  test('makes a group of the same peers with other settings', () => {
    const routes = { '/a': orders, '/b': { to: orders, keepalive: 8, balance: Balance.randomTwo() } };
    const text = hostConfig({ routes });
    expect(text).toContain('upstream "up_192.0.2.11" {');
    expect(blockOf(text, 'upstream "up_192.0.2.11_2"')).toMatch(/random two least_conn;[^]*keepalive 8;/);
  });

  test('keeps all headers where it has one of its own', () => {
    const text = blockOf(hostConfig(route({ headers: { 'X-Robots-Tag': 'noindex' } })), 'location = "/v1"');
    expect(text.match(/add_header \S+/g)).toEqual([
      'add_header Strict-Transport-Security',
      'add_header X-Frame-Options',
      'add_header X-Content-Type-Options',
      'add_header X-Robots-Tag',
      'add_header X-Request-ID',
    ]);
  });
});

describe('a build of nginx', () => {
  const quic = (text: string): readonly string[] => text.match(/listen .* quic.*;/g) ?? [];

  test.each([
    ['ubuntu2204', /ssl_certificate "data:\$no_certificate";/, 'listen 443 ssl http2;'],
    ['debian12', /ssl_reject_handshake on;/, 'listen 443 ssl http2;'],
    ['ubuntu2404', /ssl_reject_handshake on;/, 'listen 443 ssl http2;'],
    ['debian13', /\?X25519MLKEM768/, 'http2 on;'],
    ['stable', /user nginx;/, 'http2 on;'],
    ['mainline', /user nginx;/, 'http2 on;'],
  ] as const)('gets its own words: %s', (name, own, http2) => {
    const text = hostConfig({ nginx: nginxTargets[name] });
    expect(text).toMatch(own);
    expect(text).toContain(http2);
  });

  test.each([
    [
      'ubuntu2204',
      ['large_client_header_buffers 4 16k', 'http2_max_field_size 16k', 'http2_max_header_size 64k'],
    ],
    ['debian12', ['large_client_header_buffers 4 16k']],
  ] as const)('takes headers of the same size over HTTP/2: %s', (name, words) => {
    const text = hostConfig({ nginx: nginxTargets[name], headerSize: Size.kibibytes(16) });
    expect(text.match(/\w*(header_buffers|http2_max)[^;]*/g)).toEqual(words);
  });

  test('that has HTTP/3 tells clients of it in every answer, and listens once with a socket a worker', () => {
    const text = hostConfig({ nginx: debian13, http3: true, ...route({ headers: { 'X-A': 'b' } }) });
    expect(quic(text)).toEqual([
      'listen 443 quic reuseport default_server;',
      'listen [::]:443 quic reuseport default_server;',
      'listen 443 quic;',
      'listen [::]:443 quic;',
    ]);
    expect(text.match(/add_header Alt-Svc/g)).toHaveLength(3);
  });

  test('is given the older ciphers only where that is asked for', () => {
    expect(hostConfig()).not.toContain('ssl_ciphers');
    expect(hostConfig({ tlsProfile: 'intermediate' })).toMatch(
      /ssl_protocols TLSv1.2 TLSv1.3;\s+ssl_ciphers\s+"ECDHE-/,
    );
  });
});

describe('several servers', () => {
  const servers = [{ host: 'www.example.no', routes: { '/': accounts }, tls: Tls.secret('www-tls') }];

  test('have a certificate each where they say so, and else the gateway’s', () => {
    const chart = inPlainChart({
      servers: [...servers, { host: 'api.example.no', routes: { '/': orders } }],
    });
    expect(blockOf(config(chart), 'map $ssl_server_name')).toContain(
      '"www.example.no" "/etc/nginx/tls/www-tls";',
    );
    const text = JSON.stringify(object(chart, 'Deployment'));
    expect(text.match(/"secretName":"[^"]*"/g)).toEqual([
      '"secretName":"shop-tls"',
      '"secretName":"www-tls"',
    ]);
  });

  test('have Certificates made with the names that are in them', () => {
    const tls = Tls.certManager('letsencrypt');
    const chart = inPlainChart({
      tls,
      servers: [
        { ...servers[0]!, tls },
        { host: 'api.example.no', routes: { '/': orders } },
      ],
    });
    expect(object(chart, 'Certificate').spec).toMatchObject({
      dnsNames: ['shop.example.no', 'api.example.no'],
    });
    expect(object(chart, 'Certificate', 'gateway-tls-2').spec).toMatchObject({
      dnsNames: ['www.example.no'],
    });
  });
});

test('pods follow their load, and nobody else sets their number', () => {
  const chart: Chart = inPlainChart({ autoscale: { maxReplicas: 6 } });
  expect(object(chart, 'HorizontalPodAutoscaler').spec).toMatchObject({ minReplicas: 2, maxReplicas: 6 });
  expect(object(chart, 'Deployment').spec).not.toHaveProperty('replicas');
  expect(chartCodes({ autoscale: { maxReplicas: 1 } })).toEqual(['NAUST-VAL-020']);
});

test('a pod has the exporter of nginx’s figures beside it', () => {
  const text = JSON.stringify(object(inPlainChart(), 'Deployment').spec);
  expect(text).toContain('"--nginx.scrape-uri=http://127.0.0.1:8081/stub_status"');
  expect(text).toContain('{"containerPort":9113,"name":"metrics","protocol":"TCP"}');
  expect(object(inPlainChart(), 'Service', 'gateway-metrics')).toMatchObject({
    metadata: { labels: { 'naust/metrics': 'true' } },
    spec: { clusterIP: 'None', ports: [{ name: 'metrics', port: 9113 }] },
  });
});

test('a pod has as long to leave as its longest answer takes', () => {
  const chart = inPlainChart({ timeout: Duration.seconds(90) });
  expect(config(chart)).toContain('worker_shutdown_timeout 90s;');
  expect(JSON.stringify(object(chart, 'Deployment').spec)).toContain('"terminationGracePeriodSeconds":105');
});
