import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

describeNginx('answers that are kept', (build) => {
  const folder = temporaryFolder('gateway');
  const catalogue = new Service();
  const orders = new Service();
  const understudy = Service.named('understudy');
  let gateway: RunningGateway;
  let path = '';
  let number = 0;

  beforeAll(async () => {
    await listening(catalogue, orders, understudy);
    gateway = await RunningGateway.start(build, folder, {
      timeout: Duration.millis(500),
      routes: {
        '/catalogue': {
          to: catalogue.address,
          public: true,
          cache: { fresh: Duration.seconds(1) },
          fallback: { json: { error: 'unavailable', hint: `it's "out"` } },
        },
        '/orders': { to: orders.address, fallback: { status: 200, json: [] } },
        '/elsewhere': { to: orders.address, fallback: { to: understudy.address } },
        '/plain': orders.address,
      },
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(catalogue, orders, understudy);
  });
  beforeEach(() => {
    path = `/catalogue/${++number}`;
    catalogue.asked = [];
    catalogue.answer = (_, response) => response.end(`answer ${catalogue.asked.length}`);
    orders.answer = (_, response) => response.end('orders');
  });

  const body = async (headers?: Record<string, string>): Promise<string> =>
    (await gateway.ask(path, { headers })).body;

  test('are given again while they are fresh, and asked for anew then', async () => {
    expect([await body(), await body(), await body()]).toEqual(['answer 1', 'answer 1', 'answer 1']);
    await pause(2100);
    await body();
    await pause(100);
    expect(await body()).toBe('answer 2');
    expect(gateway.log().map(({ cache }) => cache)).toEqual(expect.arrayContaining(['MISS', 'HIT']));
  });

  test.each([
    ['a token', { Authorization: 'Bearer good' }],
    ['a cookie', { Cookie: 'session=1' }],
  ])('are never those to a request with %s, nor given to one', async (_, headers) => {
    expect([await body(headers), await body(headers)]).toEqual(['answer 1', 'answer 2']);
    expect([await body(), await body(headers), await body()]).toEqual(['answer 3', 'answer 4', 'answer 3']);
  });

  test.each([
    ['that set a cookie', { 'Set-Cookie': 'session=1' }],
    ['that are private', { 'Cache-Control': 'private' }],
    ['that are not to be kept', { 'Cache-Control': 'no-store' }],
  ])('are none %s', async (_, headers) => {
    catalogue.answer = (_incoming, response) =>
      response.writeHead(200, headers).end(`answer ${catalogue.asked.length}`);
    expect([await body(), await body()]).toEqual(['answer 1', 'answer 2']);
  });

  test('are given, stale, while the service is out, silent or failing', async () => {
    expect(await body()).toBe('answer 1');
    await pause(2100);
    catalogue.answer = (_, response) => response.writeHead(503).end();
    expect(await gateway.ask(path)).toMatchObject({ status: 200, body: 'answer 1' });
    await catalogue.close();
    expect(await gateway.ask(path)).toMatchObject({ status: 200, body: 'answer 1' });
    await catalogue.listen();
  });

  test('are asked for once, however many want them', async () => {
    catalogue.answer = (_, response) => void setTimeout(() => response.end('slow'), 200);
    const all = await Promise.all(Array.from({ length: 10 }, () => body()));
    expect(new Set(all)).toEqual(new Set(['slow']));
    // A stale answer of the test before may still be on its way to being renewed.
    expect(catalogue.asked.filter(({ url }) => url === path)).toHaveLength(1);
  });

  test('are stood in for by the gateway’s own when there are none', async () => {
    await catalogue.close();
    const answer = await gateway.ask(path);
    expect(answer).toMatchObject({ status: 503, body: `{"error":"unavailable","hint":"it's \\"out\\""}` });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-frame-options': 'DENY' });
    await catalogue.listen();
  });

  test('are stood in for when the service is silent or out, and not when it says itself what is wrong', async () => {
    orders.answer = () => undefined;
    expect(await gateway.ask('/orders')).toMatchObject({ status: 200, body: '[]' });
    orders.answer = (_, response) => response.writeHead(503).end('closed today');
    expect(await gateway.ask('/orders')).toMatchObject({ status: 503, body: 'closed today' });
    await orders.close();
    expect(await gateway.ask('/orders')).toMatchObject({ status: 200, body: '[]' });
    expect(await gateway.ask('/elsewhere')).toMatchObject({ status: 200, body: 'understudy' });
    expect(await gateway.ask('/plain')).toMatchObject({ status: 502 });
    await orders.listen();
  });
});
