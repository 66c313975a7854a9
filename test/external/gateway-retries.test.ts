import { Duration } from 'cdk8s';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service, together } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

describeNginx('a request whose first peer fails', (build) => {
  const folder = temporaryFolder('gateway');
  const bad = new Service();
  const good = new Service();
  const third = new Service();
  const timeout = Duration.millis(300);
  let gateway: RunningGateway;

  beforeAll(async () => {
    await listening(bad, good, third);
    const to = { host: [{ ...bad.address, weight: 1000 }, good.address], port: 80 };
    gateway = await RunningGateway.start(build, folder, {
      maxFails: 1000,
      timeout,
      routes: {
        '/orders': to,
        '/once': { to, retry: { tries: 1 } },
        '/again': { to, retry: { nonIdempotent: true } },
        '/errors-only': { to, retry: { on: ['error'] } },
        '/thrice': { to: together(bad, third, good), retry: { tries: 2 } },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(bad, good, third);
  });
  beforeEach(() => {
    [bad, good, third].forEach((service) => (service.asked = []));
    bad.answer = (_, response) => response.writeHead(503).end();
    third.answer = (_, response) => response.writeHead(503).end();
  });

  const answered = (): number => good.asked.length;

  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('is sent to another with %s', async (method) => {
    expect((await gateway.ask('/orders', { method })).status).toBe(200);
    expect({ bad: bad.asked.length, good: answered() }).toEqual({ bad: 1, good: 1 });
  });

  test.each(['POST', 'PATCH'])('is not with %s, which may have been acted on', async (method) => {
    expect((await gateway.ask('/orders', { method, body: '{}' })).status).toBe(503);
    expect({ bad: bad.asked.length, good: answered() }).toEqual({ bad: 1, good: 0 });
  });

  test('is with POST where the service knows a request again', async () => {
    expect((await gateway.ask('/again', { method: 'POST', body: '{}' })).status).toBe(200);
  });

  test('is not where one try is all', async () => {
    expect((await gateway.ask('/once')).status).toBe(503);
    expect(answered()).toBe(0);
  });

  test('is not for an answer that is no reason', async () => {
    expect((await gateway.ask('/errors-only')).status).toBe(503);
  });

  test('is not for 500, which is likely to be answered by the next one too', async () => {
    bad.answer = (_, response) => response.writeHead(500).end();
    expect((await gateway.ask('/orders')).status).toBe(500);
  });

  test('is sent to another when the first is silent, after its timeout and not before', async () => {
    bad.answer = () => undefined;
    const started = Date.now();
    expect((await gateway.ask('/orders')).status).toBe(200);
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
    expect(answered()).toBe(1);
  });

  test('is tried as often as said and no more', async () => {
    good.answer = (_, response) => response.writeHead(503).end();
    expect((await gateway.ask('/thrice')).status).toBe(503);
    expect(bad.asked.length + third.asked.length + answered()).toBe(2);
    good.answer = (_, response) => response.end('ok');
  });
});
