import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

const page = 'https://www.example.no';
const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describeNginx('what the gateway says itself', (build) => {
  const folder = temporaryFolder('gateway');
  const orders = new Service((_, response) =>
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*', 'X-Frame-Options': 'ALLOWALL' })
      .end('orders'),
  );
  const next = Service.named('next');
  const auth = new Service((_, response) => response.writeHead(401).end());
  let gateway: RunningGateway;

  beforeAll(async () => {
    await listening(orders, next, auth);
    const to = orders.address;
    gateway = await RunningGateway.start(build, folder, {
      resolver: '192.0.2.53',
      trace: { from: 'anybody' },
      auth: { service: auth.address },
      cors: { origins: [page], credentials: true },
      routes: {
        '/orders': { to, public: true },
        '/closed': to,
        '/open': { to, public: true, cors: { origins: '*', methods: ['GET'] } },
        '/framed': {
          to,
          public: true,
          headers: { 'x-frame-options': 'SAMEORIGIN', 'X-Robots-Tag': 'noindex' },
        },
        '/away': { to, public: true, maintenance: { json: { error: 'back soon' } } },
        '/staged': { to, public: true, maintenance: { except: ['127.0.0.0/8'] } },
        '/shut': { to, public: true, maintenance: { except: ['192.0.2.0/24'] } },
        '/canary': {
          to,
          public: true,
          canary: { to: next.address, header: { name: 'X-Canary', value: 'default' } },
        },
        '/share': {
          to,
          public: true,
          canary: { to: next.address, percent: 50, by: { kind: 'header', name: 'X-Account' } },
        },
      },
      servers: [{ host: 'www.example.no', routes: { '/': { to: next.address, public: true } } }],
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(orders, next, auth);
  });
  beforeEach(() => [orders, auth].forEach((service) => (service.asked = [])));

  const from = (origin: string, more: Record<string, string> = {}) => ({
    headers: { Origin: origin, ...more },
  });
  const ask = (method: string) => ({ 'Access-Control-Request-Method': method });

  describe('to a page of another origin', () => {
    test('that is named: that it may read the answer', async () => {
      const { status, headers } = await gateway.ask('/orders', from(page));
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'access-control-allow-origin': page,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'X-Request-ID',
        vary: 'Origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['access-control-allow-methods']).toBeUndefined();
    });

    test('that is named, which asks first: yes, before anybody is asked who it is', async () => {
      const { status, headers } = await gateway.ask('/closed', {
        method: 'OPTIONS',
        ...from(page, ask('PUT')),
      });
      expect(status).toBe(204);
      expect(headers).toMatchObject({
        'access-control-allow-origin': page,
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-max-age': '600',
      });
      expect({ auth: auth.asked, orders: orders.asked }).toEqual({ auth: [], orders: [] });
    });

    test('that is named, on an error too', async () => {
      const { status, headers } = await gateway.ask('/closed', from(page));
      expect({ status, origin: headers['access-control-allow-origin'] }).toEqual({
        status: 401,
        origin: page,
      });
    });

    test.each([
      'https://evil.example',
      'https://www.example.no.evil.example',
      'http://www.example.no',
      'null',
    ])('that is not named, %s: nothing', async (origin) => {
      const answer = await gateway.ask('/orders', from(origin));
      const asked = await gateway.ask('/closed', { method: 'OPTIONS', ...from(origin, ask('PUT')) });
      expect(asked.status).toBe(401);
      for (const { headers } of [answer, asked]) {
        expect(headers['access-control-allow-origin']).toBeUndefined();
        expect(headers['access-control-allow-credentials']).toBeUndefined();
      }
    });

    test('on a route for all: that all may read, and none with cookies', async () => {
      const { headers } = await gateway.ask('/open', from('https://evil.example'));
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
    });
  });

  test('that a route’s headers are its own, and the rest is as everywhere', async () => {
    const { headers } = await gateway.ask('/framed');
    expect(headers).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  });

  test('during maintenance: when to come again', async () => {
    const { status, headers, body } = await gateway.ask('/away/with?words');
    expect({ status, body }).toEqual({ status: 503, body: '{"error":"back soon"}' });
    expect(headers).toMatchObject({
      'retry-after': '300',
      'content-type': 'application/json',
      'x-frame-options': 'DENY',
    });
    expect(orders.asked).toEqual([]);
  });

  test('during maintenance, to those who may try: nothing', async () => {
    expect((await gateway.ask('/staged')).status).toBe(200);
    expect((await gateway.ask('/shut')).status).toBe(503);
  });

  test('to which version a request goes', async () => {
    const body = async (headers: Record<string, string>) => (await gateway.ask('/canary', { headers })).body;
    expect(await body({})).toBe('orders');
    expect(await body({ 'X-Canary': 'default' })).toBe('next');
    expect(await body({ 'X-Canary': 'other' })).toBe('orders');
    const accounts = Array.from({ length: 40 }, (_, n) => `account-${n}`);
    const versions = new Map<string, string>();
    for (const account of accounts) {
      const asking = { headers: { 'X-Account': account } };
      const [first, second] = [await gateway.ask('/share', asking), await gateway.ask('/share', asking)];
      expect(second.body).toBe(first.body);
      versions.set(account, first.body);
    }
    const share = [...versions.values()].filter((version) => version === 'next').length;
    expect(share).toBeGreaterThan(8);
    expect(share).toBeLessThan(32);
  });

  test('which server a name has', async () => {
    expect((await gateway.ask('/anything', { host: 'www.example.no' })).body).toBe('next');
    expect((await gateway.ask('/anything')).status).toBe(404);
  });

  describe('about a trace', () => {
    test('that is one: all of it, and its id in the log', async () => {
      const headers = { traceparent: trace, tracestate: 'vendor=1', 'X-Request-ID': 'traced-request' };
      await gateway.ask('/orders', { headers });
      expect(orders.asked[0]!.headers).toMatchObject({ traceparent: trace, tracestate: 'vendor=1' });
      const line = gateway.log().find(({ request_id: id }) => id === 'traced-request');
      expect(line?.['trace_id']).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    });

    test.each(['00-0000', `${trace}x`, trace.replace(/00f0.*b7/, '0'.repeat(16)), trace.toUpperCase()])(
      'that is none, %s: another one, which begins here',
      async (traceparent) => {
        await gateway.ask('/orders', { headers: { traceparent, tracestate: 'vendor=1' } });
        expect(orders.asked[0]!.headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        expect(orders.asked[0]!.headers['traceparent']).not.toBe(traceparent);
        expect(orders.asked[0]!.headers).not.toHaveProperty('tracestate');
      },
    );
  });
});
