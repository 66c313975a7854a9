import { readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { Size } from 'cdk8s';
import { Tls } from '../../src/gateway';
import { hostConfig } from '../gateway/stacks';
import { type Asked, Backend } from './gateway-backend';
import { certificateIn, placeIn } from './gateway-files';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeNginx } from './gateway-running';
import { temporaryFolder } from './temporary-folder';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const orders = new Backend(() => ({ status: 200 }));
const auth = new Backend(({ headers }) =>
  headers.authorization === 'Bearer good' ? { status: 200, headers: { 'X-User': 'kari' } } : { status: 401 },
);

describeNginx('a request through the gateway', ({ nginx, target }) => {
  const folder = temporaryFolder('gateway');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let gateway: Server;
  let ca: Buffer;
  let http = 0;
  let https = 0;

  beforeAll(async () => {
    const [httpPort = 0, httpsPort = 0, status = 0, nobody = 0] = await freePorts(4);
    [http, https] = [httpPort, httpsPort];
    const tls = Tls.files(await certificateIn(folder, 'shop.example.no'));
    ca = readFileSync(tls.certificate);
    const to = { host: '127.0.0.1', port: await orders.listen() };
    const text = hostConfig({
      ipv6: false,
      nginx: target,
      tls,
      auth: { service: { host: '127.0.0.1', port: await auth.listen() } },
      rate: { requests: 1000, per: 'second', burst: 1000 },
      bodySize: Size.kibibytes(4),
      routes: {
        '/v1/orders': { to, public: true },
        '/v1/accounts': to,
        '/v1/slow': { to, public: true, rate: { requests: 1, per: 'minute', burst: 1 } },
        '/v1/gone': { to: { host: '127.0.0.1', port: nobody }, public: true },
      },
    });
    const file = placeIn(folder, text, { 80: http, 443: https, 8081: status });
    gateway = await startServer(nginx, ['-e', 'stderr', '-c', file, '-g', 'daemon off;'], {
      ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
    });
  }, 60_000);

  afterAll(async () => {
    agent.destroy();
    await gateway?.stop();
    orders.close();
    auth.close();
  });

  function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST';
      const to = { host: '127.0.0.1', port: https, servername: 'shop.example.no', ca, agent };
      const sent = request(
        { ...to, path, method, headers: { host: 'shop.example.no', ...headers } },
        (response) => {
          let text = '';
          response.on('data', (part: Buffer) => (text += part.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** What the service saw of it. */
  async function seen(path: string, headers: Record<string, string> = {}): Promise<Asked> {
    const { status, body } = await ask(path, headers);
    expect(status).toBe(200);
    return JSON.parse(body) as Asked;
  }

  const handshake = (
    options: ConnectionOptions,
  ): Promise<{ protocol: string | null; alpn: string | false | null }> =>
    new Promise((resolve, reject) => {
      const to = { host: '127.0.0.1', port: https, servername: 'shop.example.no', ca };
      const socket = connectTls({ ...to, ...options }, () => {
        resolve({ protocol: socket.getProtocol(), alpn: socket.alpnProtocol });
        socket.destroy();
      });
      socket.on('error', reject);
    });

  test.each(['/v1/orders', '/v1/orders/', '/v1/orders/7?a=b'])('finds its service at %s', async (path) => {
    expect((await seen(path)).url).toBe(path);
  });

  test.each(['/', '/v1', '/v1/ordersX', '/v1/orders/../../etc'])('finds nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('keeps an id it came with, and tells it the service and the client', async () => {
    const { headers, body } = await ask('/v1/orders', { 'X-Request-ID': 'order-2026.11_21' });
    expect(headers['x-request-id']).toBe('order-2026.11_21');
    expect((JSON.parse(body) as Asked).headers['x-request-id']).toBe('order-2026.11_21');
  });

  test.each(['short', 'has a space', 'x'.repeat(129), '"quoted-id"'])(
    'gets another id for %j',
    async (id) => {
      const { headers, body } = await ask('/v1/orders', { 'X-Request-ID': id });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
      expect((JSON.parse(body) as Asked).headers['x-request-id']).toBe(headers['x-request-id']);
    },
  );

  test('is in a trace of its own, whatever trace it came with', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { headers } = await seen('/v1/orders', { traceparent, tracestate: 'vendor=1' });
    expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(String(headers['traceparent'])).not.toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(headers).not.toHaveProperty('tracestate');
  });

  test('cannot say where it came from', async () => {
    const forged = {
      'X-Forwarded-For': '203.0.113.66',
      'X-Real-IP': '203.0.113.66',
      'X-Forwarded-Proto': 'http',
      'X-Forwarded-Host': 'evil.example.no',
      'X-Forwarded-Port': '1',
      Forwarded: 'for=203.0.113.66',
      Proxy: 'http://203.0.113.66',
      'X-Original-URL': '/admin',
    };
    const { headers } = await seen('/v1/orders', forged);
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-real-ip': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'shop.example.no',
    });
    const gone = ['x-forwarded-port', 'forwarded', 'proxy', 'x-original-url'];
    expect(gone.filter((name) => headers[name] !== undefined)).toEqual([]);
  });

  test.each([
    ['found', '/v1/orders', 200],
    ['not found', '/nowhere', 404],
    ['not let in', '/v1/accounts', 401],
    ['without its service', '/v1/gone', 502],
  ])('%s is answered with safe headers, each once', async (_, path, status) => {
    const { status: answered, headers } = await ask(path);
    expect(answered).toBe(status);
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      server: 'nginx',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('above its rate is answered 429, with safe headers', async () => {
    const answers = [await ask('/v1/slow'), await ask('/v1/slow'), await ask('/v1/slow')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]!.headers['x-frame-options']).toBe('DENY');
  });

  test('is let in by the auth service, which says who it is', async () => {
    const { headers } = await seen('/v1/accounts', { Authorization: 'Bearer good', 'X-User': 'admin' });
    expect(headers['x-user']).toBe('kari');
  });

  test('cannot say who it is where nobody asks', async () => {
    expect((await seen('/v1/orders', { 'X-User': 'admin', X_User: 'admin' })).headers).not.toHaveProperty(
      'x-user',
    );
    expect((await seen('/v1/orders', { Authorization: 'Bearer good' })).headers).not.toHaveProperty('x-user');
  });

  test('is asked about without its body, and without what it says of itself', async () => {
    auth.asked.length = 0;
    const { status } = await ask(
      '/v1/accounts/7?a=b',
      { Authorization: 'Bearer good', 'X-User': 'admin' },
      'secret',
    );
    expect(status).toBe(200);
    expect(auth.asked).toHaveLength(1);
    const [{ url, body, headers }] = auth.asked as [Asked];
    expect({ url, body }).toEqual({ url: '/auth/verify', body: '' });
    expect(headers).toMatchObject({ 'x-original-method': 'POST', 'x-original-uri': '/v1/accounts/7?a=b' });
    expect(headers).not.toHaveProperty('x-user');
    expect(headers).not.toHaveProperty('content-length');
  });

  test('cannot ask the auth service in the gateway’s name, but can log in', async () => {
    expect((await ask('/@auth', { Authorization: 'Bearer good' })).status).toBe(404);
    auth.asked.length = 0;
    await ask('/auth/login');
    expect(auth.asked.map(({ url }) => url)).toEqual(['/auth/login']);
  });

  test('with a larger body than allowed is answered 413', async () => {
    expect((await ask('/v1/orders', {}, 'x'.repeat(5000))).status).toBe(413);
  });

  test('goes to its service on a connection that is there already', async () => {
    await ask('/v1/orders');
    const before = orders.connections;
    for (let n = 0; n < 20; n++) await ask('/v1/orders');
    expect(orders.connections - before).toBe(0);
  });

  test('may be HTTP/2', async () => {
    expect(await handshake({ ALPNProtocols: ['h2', 'http/1.1'] })).toEqual({
      protocol: 'TLSv1.3',
      alpn: 'h2',
    });
    const client = connectHttp2('https://shop.example.no', {
      createConnection: () =>
        connectTls({
          host: '127.0.0.1',
          port: https,
          servername: 'shop.example.no',
          ca,
          ALPNProtocols: ['h2'],
        }),
    });
    const status = await new Promise((resolve, reject) => {
      client.on('error', reject);
      const stream = client.request({ ':path': '/v1/orders', ':authority': 'shop.example.no' });
      stream.on('response', (headers) => resolve(headers[':status'])).on('error', reject);
    });
    client.destroy();
    expect(status).toBe(200);
  });

  test('is refused with TLS 1.2', async () => {
    await expect(handshake({ maxVersion: 'TLSv1.2' })).rejects.toThrow(/protocol version/);
  });

  test('for a name that is not served gets no certificate', async () => {
    await expect(handshake({ servername: 'other.example.no' })).rejects.toThrow(/unrecognized name/);
  });

  test('for another name on a connection that is there is answered 421', async () => {
    expect((await ask('/v1/orders', { host: 'other.example.no' })).status).toBe(421);
  });

  test.each([
    ['shop.example.no', 308, 'https://shop.example.no/v1/orders?a=b'],
    ['other.example.no', 421, undefined],
  ])('without TLS, for %s, is answered %d', async (host, status, location) => {
    const answer = await new Promise((resolve, reject) => {
      const to = { host: '127.0.0.1', port: http, path: '/v1/orders?a=b', headers: { host } };
      get(to, (response) => {
        response.resume();
        resolve({ status: response.statusCode, location: response.headers.location });
      }).on('error', reject);
    });
    expect(answer).toEqual({ status, location });
  });

  test('is a line of JSON in the log within a second or two, without its query or its client', async () => {
    await ask('/v1/orders/42?token=secret', { 'X-Request-ID': 'logged-request' });
    const logged = (): Record<string, unknown> | undefined =>
      readFileSync(join(folder, 'access.log'), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((text) => JSON.parse(text) as Record<string, unknown>)
        .find((l) => l['request_id'] === 'logged-request');
    const until = Date.now() + 2500;
    while (logged() === undefined && Date.now() < until) await pause(100);
    const line = logged();
    expect(line).toMatchObject({ path: '/v1/orders/42', status: 200, method: 'GET', upstream_status: '200' });
    expect(JSON.stringify(line)).not.toMatch(/secret|"client"/);
  });
});
