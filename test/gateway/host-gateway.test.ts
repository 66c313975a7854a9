import { Testing, Chart, Duration, Size } from 'cdk8s';
import { Entry, HostGateway, nginxTargets, Tls } from '../../src/gateway';
import { problemsBelow } from '../../src/kernel';
import {
  accounts,
  blockOf,
  golden,
  hostCodes,
  hostConfig,
  hostFiles,
  hostProps,
  orders,
  place,
} from './stacks';

describe('a gateway on a host', () => {
  test('is a file that a person could have written', () => {
    const routes = {
      '/v1/orders': {
        to: orders,
        rate: { requests: 10, per: 'second', burst: 20 },
        timeout: Duration.seconds(8),
      },
      '/v1/catalogue': { to: { host: '192.0.2.13', port: 3000 }, public: true },
    } as const;
    expect(hostConfig({ routes, auth: { service: accounts } })).toBe(golden('host.conf'));
  });

  test('lets nginx open two files for each connection, by systemd too', () => {
    const files = hostFiles({ workerConnections: 10_000 });
    expect(files['nginx.conf']).toContain('worker_rlimit_nofile 20000;');
    expect(files['nginx.service.d/limits.conf']).toBe('[Service]\nLimitNOFILE=20000\n');
  });

  test('has systemd wait for the longest answer before it kills nginx', () => {
    const stop = (timeout: Duration): string =>
      hostFiles({ routes: { '/v1/orders': { to: orders, timeout } } })['nginx.service.d/stop.conf']!;
    expect(stop(Duration.seconds(5))).toContain('TimeoutStopSec=40\n');
    expect(stop(Duration.minutes(2))).toContain('TimeoutStopSec=130\n');
  });

  test('turns HTTP/2 on in the words of its nginx', () => {
    expect(hostConfig()).toContain('listen 443 ssl http2;');
    expect(hostConfig()).not.toContain('http2 on;');
    const newer = hostConfig({ nginx: { ...nginxTargets.debian12, version: '1.26.3' } });
    expect(newer).toContain('http2 on;');
    expect(newer).not.toMatch(/listen.*http2/);
  });

  test('answers what proves a name by HTTP from its folder, before all else of that name is led to HTTPS', () => {
    const files = { certificate: '/etc/ssl/shop.pem', key: '/etc/ssl/shop.key' };
    const host = hostFiles({
      ipv6: false,
      tls: Tls.files({ ...files, acmeWebroot: '/var/www/acme' }),
      servers: [
        { host: 'www.example.no', routes: { '/': orders } },
        { host: 'api.example.no', routes: { '/': orders }, tls: Tls.files(files) },
      ],
    });
    const plain = host['nginx.conf']!.split('\n\n    server {\n').slice(1, 3);
    expect(plain[0]).toBe(`        listen 80;
        server_name "shop.example.no" "www.example.no";

        location "/.well-known/acme-challenge/" {
            root "/var/www/acme";
            default_type application/octet-stream;
        }

        location / {
            return 308 "https://$host$request_uri";
        }
    }`);
    expect(plain[1]).toBe(`        listen 80;
        server_name "api.example.no";
        return 308 "https://$host$request_uri";
    }`);
    expect(host['README']).toContain('\n  /var/www/acme\n');
  });

  test('listens on IPv4 alone when told so', () => {
    expect(hostConfig({ ipv6: false })).not.toContain('[::]');
  });

  test('sends on what a client says about itself to nobody', () => {
    expect(hostConfig()).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    expect(hostConfig()).not.toContain('real_ip');
  });

  test('behind a proxy believes that proxy, and answers nobody else', () => {
    const text = hostConfig({ entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }) });
    expect(text).toContain('set_real_ip_from "203.0.113.0/28";');
    expect(text).toContain('real_ip_header X-Forwarded-For;');
    expect(text).toContain('proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;');
    expect(blockOf(text, 'geo')).toContain('"203.0.113.0/28" 1;');
    expect(text.match(/if \(\$from_proxy = 0\)/g)).toHaveLength(2);
  });

  test('writes IPv6 addresses of services in brackets', () => {
    expect(hostConfig({ routes: { '/': { host: '2001:db8::1', port: 8080 } } })).toContain(
      '"[2001:db8::1]:8080"',
    );
  });

  test('names client addresses in its log only when asked to', () => {
    expect(hostConfig()).not.toContain('"client"');
    expect(hostConfig({ logClientAddress: true })).toContain(`'"client":"$remote_addr"}'`);
  });

  test('adds headers of its own to the safe ones, and replaces those of one name whatever their case', () => {
    const text = hostConfig({
      headers: { 'x-frame-options': 'SAMEORIGIN', 'Referrer-Policy': 'no-referrer' },
    });
    expect(text.match(/add_header .*/g)).toEqual([
      'add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;',
      'add_header X-Content-Type-Options "nosniff" always;',
      'add_header x-frame-options "SAMEORIGIN" always;',
      'add_header Referrer-Policy "no-referrer" always;',
      'add_header X-Request-ID $gateway_request_id always;',
    ]);
  });

  test('sets headers in the server alone: one in a location would drop all the others', () => {
    const text = hostConfig({ auth: { service: accounts } });
    const inLocations = text.split('\n').filter((line) => line.startsWith('            '));
    expect(inLocations.filter((line) => line.includes('add_header'))).toEqual([]);
    expect(blockOf(text, 'location = "/v1/orders"')).not.toContain('proxy_set_header');
  });

  test('asks for a password on the path that was named, and on no other', () => {
    const text = hostConfig({
      routes: { '/': orders, '/v1': orders },
      passwords: { '/v1/': '/etc/nginx/orders.htpasswd' },
    });
    const asks = 'auth_basic_user_file "/etc/nginx/orders.htpasswd";';
    expect(blockOf(text, 'location = "/v1" {')).toContain(asks);
    expect(blockOf(text, 'location "/v1/" {')).toContain(asks);
    expect(text.split(asks)).toHaveLength(3);
  });

  test('has one group of servers for two paths to one service', () => {
    const text = hostConfig({ routes: { '/v1/orders': orders, '/v2/orders': orders } });
    expect(text.match(/^ {4}upstream /gm)).toHaveLength(1);
  });

  test('tells services of one short name apart', () => {
    const routes = {
      '/a': { host: 'orders.a.example.no', port: 80 },
      '/b': { host: 'orders.b.example.no', port: 80 },
    };
    const text = hostConfig({ routes });
    expect(text).toContain('upstream "up_orders.a.example.no_80"');
    expect(text).toContain('upstream "up_orders.b.example.no_80"');
  });

  test('gives a rate without a burst in the words that nginx takes', () => {
    const rate = { requests: 30, per: 'minute', burst: 0 } as const;
    expect(hostConfig({ rate })).toMatch(/rate=30r\/m;[^]*limit_req "zone=rl_gateway";/);
  });

  test('lets the second try have time after the first', () => {
    const text = hostConfig({ timeout: Duration.millis(500), connectTimeout: Duration.millis(200) });
    expect(text).toContain('proxy_read_timeout 500ms;');
    expect(text).toContain('proxy_next_upstream_timeout 1900ms;');
  });
});

describe('a gateway on a host is refused', () => {
  test.each([
    ['a name twice', { host: ['shop.example.no', 'shop.example.no'] }, 'NAUST-GTW-005'],
    ['no name', { host: [] }, 'NAUST-GTW-013'],
    ['no route', { routes: {} }, 'NAUST-GTW-013'],
    ['a path twice', { routes: { '/v1': orders, '/v1/': orders } }, 'NAUST-GTW-005'],
    [
      'the path of the auth service',
      { routes: { '/auth': orders }, auth: { service: accounts } },
      'NAUST-GTW-005',
    ],
    ['a service without servers', { routes: { '/': { host: [], port: 80 } } }, 'NAUST-GTW-013'],
    ['a port that is none', { routes: { '/': { host: '192.0.2.1', port: 0 } } }, 'NAUST-VAL-021'],
    ['a time below a millisecond', { timeout: Duration.millis(0.5) }, 'NAUST-GTW-004'],
    ['a time of zero', { timeout: Duration.seconds(0) }, 'NAUST-GTW-004'],
    ['a size of zero, which is none at all', { bodySize: Size.kibibytes(0) }, 'NAUST-GTW-004'],
    ['half a request', { rate: { requests: 0.5, per: 'second', burst: 1 } }, 'NAUST-VAL-020'],
    ['a header that frames', { headers: { 'Content-Length': '0' } }, 'NAUST-GTW-003'],
    ['a header twice', { headers: { 'X-A': '1', 'x-a': '2' } }, 'NAUST-GTW-005'],
    ['an identity that is a host', { auth: { service: accounts, identity: ['Host'] } }, 'NAUST-GTW-003'],
    ['an nginx that is too old', { nginx: { ...nginxTargets.debian12, version: '1.16.1' } }, 'NAUST-GTW-007'],
    ['an nginx without a module', { nginx: { ...nginxTargets.debian12, modules: ['ssl'] } }, 'NAUST-GTW-007'],
    [
      'everybody as its proxy',
      { entry: Entry.address('203.0.113.1', { place, from: ['0.0.0.0/0'] }) },
      'NAUST-GTW-006',
    ],
    [
      'half of everybody',
      { entry: Entry.address('203.0.113.1', { place, from: ['0.0.0.0/1'] }) },
      'NAUST-GTW-006',
    ],
    ['nobody as its proxy', { entry: Entry.address('203.0.113.1', { place, from: [] }) }, 'NAUST-GTW-006'],
    [
      'passwords where it has no route',
      { passwords: { '/wp-admin': '/etc/nginx/orders.htpasswd' } },
      'NAUST-GTW-038',
    ],
    [
      'a name looked up once (a warning)',
      { routes: { '/': { host: 'a.example.no', port: 80 } } },
      'NAUST-GTW-012',
    ],
  ] as const)('with %s', (_, change, code) => {
    expect(hostCodes(change)).toEqual([code]);
  });

  test('in a plain cdk8s app, which writes nothing for hosts', () => {
    const app = Testing.app();
    new HostGateway(new Chart(app, 'shop'), 'edge', hostProps);
    expect(problemsBelow(app).map((problem) => problem.code)).toEqual(['NAUST-GTW-015']);
  });

  test('with everything that is wrong at once', () => {
    const change = { host: 'shop', routes: { v1: { host: 'unix:/run/docker.sock', port: 0 } } };
    expect(hostCodes(change)).toEqual([
      'NAUST-GTW-001',
      'NAUST-VAL-021',
      'NAUST-VAL-001',
      'NAUST-VAL-010',
      'NAUST-GTW-012',
    ]);
  });
});
