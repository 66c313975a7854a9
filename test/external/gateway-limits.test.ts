import { setTimeout as pause } from 'node:timers/promises';
import { Size } from 'cdk8s';
import { Key } from '../../src/gateway';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

const twice = { requests: 1, per: 'minute', burst: 1 } as const;

describeNginx('what is asked for at most', (build) => {
  const folder = temporaryFolder('gateway');
  const service = new Service();
  let gateway: RunningGateway;

  beforeAll(async () => {
    await listening(service);
    const to = service.address;
    gateway = await RunningGateway.start(build, folder, {
      bodySize: Size.kibibytes(4),
      routes: {
        '/address': { to, rate: twice },
        '/key': { to, rate: { ...twice, by: Key.header('X-Api-Key') } },
        '/cookie': { to, rate: { ...twice, by: Key.cookie('session') } },
        '/route': { to, rate: { ...twice, by: Key.all() } },
        '/both': {
          to,
          rate: [
            { ...twice, burst: 5 },
            { ...twice, by: Key.header('X-Api-Key') },
          ],
        },
        '/at-once': { to, concurrency: 2 },
        '/large': { to, bodySize: Size.kibibytes(64) },
        '/small': to,
      },
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(service);
  });

  test('counts by the address of the client', async () => {
    expect(await gateway.statuses(3, '/address')).toEqual([200, 200, 429]);
  });

  test('counts each key by itself, and by the address who has none', async () => {
    const asking = (key: string) => ({ headers: { 'X-Api-Key': key } });
    expect(await gateway.statuses(3, '/key', asking('a'))).toEqual([200, 200, 429]);
    expect(await gateway.statuses(3, '/key', asking('b'))).toEqual([200, 200, 429]);
    expect(await gateway.statuses(3, '/key')).toEqual([200, 200, 429]);
  });

  test('counts each cookie by itself', async () => {
    const asking = (session: string) => ({ headers: { Cookie: `theme=dark; session=${session}` } });
    expect(await gateway.statuses(3, '/cookie', asking('a'))).toEqual([200, 200, 429]);
    expect(await gateway.statuses(2, '/cookie', asking('b'))).toEqual([200, 200]);
  });

  test('counts a route as a whole', async () => {
    expect(await gateway.statuses(3, '/route', { headers: { 'X-Api-Key': 'c' } })).toEqual([200, 200, 429]);
  });

  test('holds several limits together', async () => {
    const asking = (key: string) => ({ headers: { 'X-Api-Key': key } });
    expect(await gateway.statuses(3, '/both', asking('a'))).toEqual([200, 200, 429]);
    expect(await gateway.statuses(3, '/both', asking('b'))).toEqual([200, 200, 429]);
    expect(await gateway.statuses(3, '/both', asking('c'))).toEqual([200, 200, 429]);
    expect(await gateway.statuses(1, '/both', asking('d'))).toEqual([429]);
  });

  test('lets no more through at once than said, with safe headers on the rest', async () => {
    service.answer = (_, response) => void setTimeout(() => response.end('ok'), 300);
    const started = [gateway.ask('/at-once'), gateway.ask('/at-once')];
    await pause(100);
    const third = await gateway.ask('/at-once');
    expect(third.status).toBe(429);
    expect(third.headers['x-frame-options']).toBe('DENY');
    expect((await Promise.all(started)).map(({ status }) => status)).toEqual([200, 200]);
    service.answer = (_, response) => response.end('ok');
  });

  test('takes a larger body where it is said, and only there', async () => {
    const body = 'x'.repeat(10_000);
    expect((await gateway.ask('/large', { body })).status).toBe(200);
    expect((await gateway.ask('/small', { body })).status).toBe(413);
  });
});
