import { setTimeout as pause } from 'node:timers/promises';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

describeNginx('requests under way', (build) => {
  const folder = temporaryFolder('gateway');
  const service = new Service((_, response) => void setTimeout(() => response.end('ok'), 20));
  let gateway: RunningGateway;
  beforeAll(() => listening(service));
  beforeEach(async () => {
    gateway = await RunningGateway.start(build, folder, { routes: { '/orders': service.address } });
  }, 60_000);
  afterEach(() => gateway?.stop());
  afterAll(() => closed(service));

  test('are all answered while the configuration is exchanged, again and again', async () => {
    let going = true;
    const statuses: number[] = [];
    const client = async (alone: boolean): Promise<void> => {
      while (going) statuses.push((await gateway.ask('/orders', { alone })).status);
    };
    const clients = Array.from({ length: 8 }, (_, n) => client(n % 2 === 0));
    for (let n = 0; n < 5; n++) {
      await pause(200);
      await gateway.reload({ routes: { '/orders': service.address, [`/n${n}`]: service.address } });
    }
    await pause(400);
    going = false;
    await Promise.all(clients);
    expect(statuses.length).toBeGreaterThan(100);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await gateway.ask('/n4')).status).toBe(200);
  }, 30_000);

  test('are answered to the end when it is told to leave', async () => {
    service.answer = (_, response) => void setTimeout(() => response.end('late'), 700);
    const asked = Array.from({ length: 5 }, () => gateway.ask('/orders'));
    await pause(300);
    process.kill(gateway.server.pid, 'SIGQUIT');
    expect((await Promise.all(asked)).map(({ status, body }) => `${status} ${body}`)).toEqual(
      Array.from({ length: 5 }, () => '200 late'),
    );
    service.answer = (_, response) => response.end('ok');
  }, 30_000);
});
