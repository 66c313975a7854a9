import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { Balance, Key } from '../../src/gateway';
import { describeNginx, RunningGateway } from './gateway-running';
import { closed, listening, Service, together } from './gateway-service';
import { temporaryFolder } from './temporary-folder';

describeNginx('requests among the peers of a service', (build) => {
  const folder = temporaryFolder('gateway');
  const [one, two, spare] = [Service.named('one'), Service.named('two'), Service.named('spare')];
  let gateway: RunningGateway;

  beforeAll(async () => {
    await listening(one, two, spare);
    const both = together(one, two);
    gateway = await RunningGateway.start(build, folder, {
      maxFails: 1,
      failTimeout: Duration.seconds(1),
      routes: {
        '/least': both,
        '/weighted': {
          to: { host: [{ ...one.address, weight: 3 }, two.address], port: 80 },
          balance: Balance.roundRobin(),
        },
        '/hashed': { to: both, balance: Balance.hash(Key.header('X-Tenant')) },
        '/spare': { to: { host: [one.address, { ...spare.address, backup: true }], port: 80 } },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await gateway?.stop();
    await closed(one, two, spare);
  });
  afterEach(async () => {
    one.answer = (_, response) => response.end('one');
    if (one.address.port !== 0) await one.close();
    await one.listen();
    await pause(2100);
  });

  const bodies = async (count: number, path: string, headers?: Record<string, string>) => {
    const all: string[] = [];
    for (let n = 0; n < count; n++) all.push((await gateway.ask(path, { headers })).body);
    return all;
  };
  const share = (all: readonly string[], name: string): number => all.filter((each) => each === name).length;

  test('go to each', async () => {
    const all = await bodies(20, '/least');
    expect(share(all, 'one') + share(all, 'two')).toBe(20);
    expect(Math.min(share(all, 'one'), share(all, 'two'))).toBeGreaterThan(5);
  });

  test('go to a heavier one as often as it weighs', async () => {
    const all = await bodies(40, '/weighted');
    expect({ one: share(all, 'one'), two: share(all, 'two') }).toEqual({ one: 30, two: 10 });
  });

  test('go past one that is slow', async () => {
    one.answer = (_, response) => void setTimeout(() => response.end('one'), 500);
    const started = Date.now();
    const all = await Promise.all(Array.from({ length: 30 }, async () => (await gateway.ask('/least')).body));
    expect(share(all, 'two')).toBeGreaterThan(0);
    one.answer = (_, response) => void setTimeout(() => response.end('one'), 500);
    const busy = Array.from({ length: 4 }, () => gateway.ask('/least'));
    await pause(50);
    const meanwhile = await bodies(10, '/least');
    await Promise.all(busy);
    expect(share(meanwhile, 'two')).toBeGreaterThanOrEqual(9);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test('with one key go to one', async () => {
    const tenants = Array.from({ length: 12 }, (_, n) => `tenant-${n}`);
    const chosen = new Set<string>();
    for (const tenant of tenants) {
      const all = new Set(await bodies(4, '/hashed', { 'X-Tenant': tenant }));
      expect(all.size).toBe(1);
      all.forEach((each) => chosen.add(each));
    }
    expect([...chosen].sort()).toEqual(['one', 'two']);
  });

  test('go to the spare only while the others are out, and back when they are not', async () => {
    expect(new Set(await bodies(6, '/spare'))).toEqual(new Set(['one']));
    await one.close();
    expect(new Set(await bodies(6, '/spare'))).toEqual(new Set(['spare']));
    await one.listen();
    expect(await bodies(1, '/spare')).toEqual(['spare']);
    await pause(2200);
    expect(new Set(await bodies(6, '/spare'))).toEqual(new Set(['one']));
  });

  test('leave out one that fails for as long as failTimeout, and then try it again', async () => {
    one.answer = (_, response) => response.writeHead(503).end();
    await gateway.statuses(4, '/least');
    one.asked = [];
    expect(await gateway.statuses(10, '/least')).toEqual(Array.from({ length: 10 }, () => 200));
    expect(one.asked).toEqual([]);
    one.answer = (_, response) => response.end('one');
    await pause(2200);
    expect(share(await bodies(10, '/least'), 'one')).toBeGreaterThan(0);
  });
});
