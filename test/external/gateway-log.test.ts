import { connect } from 'node:tls';
import { setTimeout as pause } from 'node:timers/promises';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { freePort } from './process';
import { temporaryFolder } from './temporary-folder';

const page = 'https://www.example.no';

describeNginx('the log of a gateway', (build) => {
  const folder = temporaryFolder('log');
  const orders = Service.named('orders');
  const auth = new Service((_, response) => response.writeHead(401).end());
  let gateway: RunningGateway;

  beforeAll(async () => {
    await listening(orders, auth);
    const to = orders.address;
    gateway = await RunningGateway.start(build, folder, {
      auth: { service: auth.address },
      cors: { origins: [page] },
      routes: {
        '/v1/orders': { to, public: true },
        '/v1/private': to,
        '/v1/away': { to, public: true, maintenance: {} },
        '/v1/limited': { to, public: true, rate: { requests: 1, per: 'minute', burst: 0 } },
        '/v1/out': {
          to: { host: '127.0.0.1', port: await freePort() },
          public: true,
          fallback: { status: 200, json: [] },
        },
      },
      servers: [{ host: 'www.example.no', routes: { '/': { to, public: true } } }],
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(orders, auth);
  });

  async function logged(ask: () => Promise<unknown>): Promise<object> {
    const before = gateway.log().length;
    await ask();
    const until = Date.now() + 2_000;
    while (gateway.log().length === before && Date.now() < until) await pause(20);
    const { server, route, status } = gateway.log()[before] ?? {};
    return { server, route, status };
  }
  const server = 'shop.example.no';

  test.each([
    ['itself', '/v1/orders?a=b', '/v1/orders', 200],
    ['what is below it', '/v1/orders/7/lines', '/v1/orders', 200],
    ['where nobody is let in', '/v1/private', '/v1/private', 401],
    ['where the auth service is', '/auth/login', '/auth', 401],
    ['in maintenance, which is no failure of a route', '/v1/away/7', '', 503],
    ['whose fallback answers', '/v1/out/7', '/v1/out', 200],
    ['that there is none', '/v2', '', 404],
  ])('names the route: %s', async (_, path, route, status) => {
    expect(await logged(() => gateway.ask(path))).toEqual({ server, route, status });
  });

  test('names the route of what was too much, and of what a browser asks first', async () => {
    await gateway.ask('/v1/limited');
    expect(await logged(() => gateway.ask('/v1/limited'))).toMatchObject({
      route: '/v1/limited',
      status: 429,
    });
    const headers = { Origin: page, 'Access-Control-Request-Method': 'PUT' };
    expect(await logged(() => gateway.ask('/v1/private', { method: 'OPTIONS', headers }))).toMatchObject({
      route: '/v1/private',
      status: 204,
    });
  });

  test('names the server, whatever its route', async () => {
    expect(await logged(() => gateway.ask('/v1/orders', { host: 'www.example.no' }))).toEqual({
      server: 'www.example.no',
      route: '/',
      status: 200,
    });
  });

  test('names no route of what is no request, and nothing is said of it elsewhere', async () => {
    const to = { host: '127.0.0.1', port: gateway.https, servername: server, ca: gateway.ca };
    const sent = () =>
      new Promise((resolve, reject) => {
        const socket = connect(to, () => socket.write('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'));
        socket.on('error', reject).on('close', resolve).resume();
      });
    expect(await logged(sent)).toMatchObject({ route: '', status: 400 });
    expect(gateway.server.output()).not.toContain('uninitialized');
  });
});
