import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Findings } from '../../src/kernel';
import { Entry, type HostGatewayProps, nginxTargets } from '../../src/gateway';
import { resolvePolicy } from '../../src/resilience';
import { RunningGateway } from './gateway-running';
import { listening, Service } from './gateway-service';
import { describeWith } from './require-program';
import { ObedientCallee } from './resilience-callee';
import { type CallTo, runEnvoy, runNginx, type RunningEngine } from './resilience-running';
import { ask } from './resilience-script';
import { temporaryFolder } from './temporary-folder';

const call: CallTo = { name: 'inventory', policy: resolvePolicy(new Findings(), {}) };
const brought = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
const traced = ['traceparent', 'tracestate', 'x-request-id'] as const;
const loopback = Entry.address('127.0.0.1', { from: ['127.0.0.0/8'] });

/** From the gateway to a service, which calls another one through the sidecar that carries out its policies. */
describeWith(['envoy', 'nginx-mainline', 'nginx-stable'], 'a trace through the gateway', (programs) => {
  const folder = temporaryFolder('trace');
  const inventory = new ObedientCallee();
  const engines: Record<string, RunningEngine> = {};
  let gateway: RunningGateway | undefined;

  /** As instrumented services do: what it was asked goes on with what it asks. */
  const orders = new Service((incoming, response) => {
    const headers = Object.fromEntries(
      traced.flatMap((name) => (incoming.headers[name] ? [[name, String(incoming.headers[name])]] : [])),
    );
    const engine = engines[String(incoming.url).slice('/orders/'.length)]!;
    void ask(engine.urls['inventory']!, { headers }).then(({ status }) =>
      response.writeHead(status).end('orders'),
    );
  });

  beforeAll(async () => {
    const port = await inventory.listen();
    const own = (name: string): string => {
      mkdirSync(join(folder, name));
      return join(folder, name);
    };
    engines['envoy'] = await runEnvoy(programs.envoy, own('envoy'), [call], port);
    engines['nginx'] = await runNginx(programs['nginx-mainline'], own('nginx'), [call], port, ['127.0.0.1']);
    await listening(orders);
  }, 60_000);
  afterEach(() => gateway?.stop());
  afterAll(async () => {
    await orders.close();
    for (const engine of Object.values(engines)) await engine.stop();
    inventory.close();
  });

  /** What the last service is told, and what the gateway's log says of it. */
  async function told(
    engine: string,
    change: Partial<HostGatewayProps>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const build = { nginx: programs['nginx-stable'], target: nginxTargets.stable };
    gateway = await RunningGateway.start(build, folder, { routes: { '/orders': orders.address }, ...change });
    const before = gateway.log().length;
    expect(await gateway.ask(`/orders/${engine}`, { headers })).toMatchObject({ status: 200 });
    const { traceparent, tracestate, 'x-request-id': id } = inventory.lastHeaders;
    // A line is written when its answer is out.
    const until = Date.now() + 5_000;
    while (gateway.log().length === before && Date.now() < until) await pause(20);
    return { traceparent, tracestate, id, line: gateway.log()[before]! };
  }

  describe.each(['envoy', 'nginx'])('and the %s beside a caller', (engine) => {
    test('begins at the gateway, and has one id from its log to the last service', async () => {
      const { traceparent, tracestate, id, line } = await told(engine, {});
      expect(traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01$/);
      expect(line).toMatchObject({ trace_id: String(traceparent).split('-')[1], request_id: id });
      expect(tracestate).toBeUndefined();
    });

    test('goes on where a proxy in front began it', async () => {
      const headers = { traceparent: brought, tracestate: 'proxy=1', 'X-Request-ID': 'of-the-proxy' };
      expect(await told(engine, { entry: loopback }, headers)).toMatchObject({
        traceparent: brought,
        tracestate: 'proxy=1',
        id: 'of-the-proxy',
        line: { trace_id: '4bf92f3577b34da6a3ce929d0e0e4736', request_id: 'of-the-proxy' },
      });
    });
  });

  test('is not the client’s own where nobody in front is believed', async () => {
    const headers = { traceparent: brought, tracestate: 'client=1', 'X-Request-ID': 'of-the-client' };
    const { traceparent, tracestate, id, line } = await told('envoy', {}, headers);
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(String(traceparent)).not.toContain('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(line['trace_id']).toBe(String(traceparent).split('-')[1]);
    expect({ tracestate, id }).toEqual({ tracestate: undefined, id: 'of-the-client' });
  });

  test('is kept as often as was said', async () => {
    const flags = async (sampled: number) => {
      const { line } = await told('envoy', { trace: { sampled } });
      const seen = [];
      for (let n = 0; n < 100; n++) {
        await gateway!.ask('/orders/envoy');
        seen.push(String(inventory.lastHeaders['traceparent']).slice(-2));
      }
      expect(line['trace_id']).toMatch(/^[0-9a-f]{32}$/);
      await gateway!.stop();
      return seen.filter((flag) => flag === '01').length;
    };
    expect(await flags(0)).toBe(0);
    const half = await flags(50);
    expect(half).toBeGreaterThan(25);
    expect(half).toBeLessThan(75);
  }, 60_000);
});
