import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { Findings } from '../../src/kernel';
import {
  type CallProps,
  type CallSpec,
  CircuitBreaker,
  envoy,
  Fallback,
  resolvePolicy,
  Retry,
} from '../../src/resilience';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { ObedientCallee } from './resilience-callee';
import { ask, breakerTrace } from './resilience-script';
import { temporaryFolder } from './temporary-folder';

const accept = ['per-peer', 'no-probes'];
const body = '{"stock": "100 % unknown", "code": "%RESPONSE_CODE%"}';

/** One callee, asked in as many ways. */
const policies: Readonly<Record<string, CallProps>> = {
  plain: { timeout: Duration.millis(300) },
  again: { timeout: Duration.millis(300), retry: Retry.on(['GET'], { tries: 3 }) },
  row: { breaker: CircuitBreaker.onFailures({ failures: 5, openFor: Duration.seconds(2) }), accept },
  ratio: {
    breaker: CircuitBreaker.onRatio({
      requests: 4,
      failureRatio: 0.5,
      window: Duration.seconds(1),
      openFor: Duration.seconds(2),
    }),
    accept: [...accept, 'sweeping-window', 'trips-in-a-row'],
  },
  instead: { timeout: Duration.millis(300), fallback: Fallback.answer({ status: 200, body }) },
};

describeWith(['envoy'], 'calls through the Envoy beside a caller', (programs) => {
  const folder = temporaryFolder('envoy');
  const callee = new ObedientCallee();
  const url: Record<string, string> = {};
  let server: Server | undefined;
  let status: string;

  beforeAll(async () => {
    const port = await callee.listen();
    const calls = Object.entries(policies).map(([name, props]): CallSpec => ({
      name,
      host: 'inventory.shop.svc.cluster.local',
      port: 8080,
      peers: { host: 'localhost', port },
      tls: false,
      policy: resolvePolicy(new Findings(), props),
    }));
    const { files, urls } = envoy.pod('orders', calls);
    // On ports of its own: others of this machine may have those of the pod.
    const own = await freePorts(2 + calls.length);
    const ports = new Map([15000, 15021, ...calls.map((_, i) => 15101 + i)].map((p, i) => [p, own[i]!]));
    const text = files['envoy.yaml']!.replaceAll('0.0.0.0', '127.0.0.1').replace(
      /port_value: (15\d+)/g,
      (_, known: string) => `port_value: ${ports.get(Number(known))}`,
    );
    for (const [name, told] of Object.entries(urls)) {
      url[name] = told.replace(/\d+$/, (known) => String(ports.get(Number(known))));
    }
    const config = join(folder, 'envoy.yaml');
    writeFileSync(config, text);
    status = `http://127.0.0.1:${ports.get(15021)}`;
    server = await startServer(
      programs.envoy,
      ['-c', config, '--concurrency', '1', '--log-level', 'warning'],
      {
        ready: urlAnswers(`${status}/ready`),
      },
    );
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    callee.close();
  });
  beforeEach(() => {
    callee.mode = 'well';
    callee.hits = 0;
  });

  test('the configuration is accepted without a warning', () => {
    const { stderr, status: code } = spawnSync(
      programs.envoy,
      ['--mode', 'validate', '-c', join(folder, 'envoy.yaml')],
      {
        encoding: 'utf8',
      },
    );
    expect({
      code,
      warnings: stderr.split('\n').filter((line) => /\[(warning|error|critical)\]/.test(line)),
    }).toEqual({
      code: 0,
      warnings: [],
    });
  });

  test('what is asked reaches the callee under its own name, with its request id and trace', async () => {
    const headers = {
      'X-Request-ID': 'order-4711-a',
      Traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    expect(await ask(url['plain']!, { headers })).toMatchObject({ status: 200, body: 'well' });
    expect(callee.lastHeaders).toMatchObject({
      host: 'inventory.shop.svc.cluster.local:8080',
      'x-request-id': headers['X-Request-ID'],
      traceparent: headers.Traceparent,
    });
  });

  test('a silent callee is given up after the timeout', async () => {
    callee.mode = 'silent';
    const { status: code, milliseconds } = await ask(url['plain']!);
    expect(code).toBe(504);
    expect(milliseconds).toBeGreaterThan(280);
    expect(milliseconds).toBeLessThan(3_000);
  });

  test('a GET is asked again, as often as was said', async () => {
    callee.mode = 'failing';
    expect(await ask(url['again']!)).toMatchObject({ status: 503 });
    expect(callee.hits).toBe(3);
  });

  test('a POST is not asked again, whatever its headers ask for', async () => {
    callee.mode = 'failing';
    const headers = { 'X-Envoy-Max-Retries': '9', 'X-Envoy-Retry-On': '5xx' };
    await ask(url['again']!, { method: 'POST', headers });
    expect(callee.hits).toBe(1);
  });

  test('second tries stay within their budget when many are under way', async () => {
    callee.mode = 'silent';
    await Promise.all(Array.from({ length: 100 }, () => ask(url['again']!)));
    // A fifth of a hundred may be asked again at a time, and three in any case; each of these twice at most.
    expect(callee.hits).toBeGreaterThan(100);
    expect(callee.hits).toBeLessThanOrEqual(150);
  });

  test('after failures in a row it stops asking, answers at once, and begins again', async () => {
    const trace = await breakerTrace(url['row']!, callee, 3_500);
    expect(trace).toMatchObject({ failuresUntilOpen: 5, hitsWhileOpen: 0, closesAgain: true });
    expect(trace.slowestWhileOpen).toBeLessThan(250);
    expect(trace.openFor).toBeGreaterThanOrEqual(1_900);
    expect(trace.openFor).toBeLessThan(5_000);
  }, 30_000);

  test('by the share of failures it stops although some succeed', async () => {
    // Every other request fails, so that there are never four failures in a row.
    const until = performance.now() + 5_000;
    let open = false;
    for (let i = 0; !open && performance.now() < until; i++) {
      callee.mode = i % 2 === 0 ? 'failing' : 'well';
      const before = callee.hits;
      await ask(url['ratio']!);
      open = callee.hits === before;
    }
    expect(open).toBe(true);
  }, 30_000);

  test('a fallback is answered in place of no answer, as it was written', async () => {
    callee.mode = 'silent';
    expect(await ask(url['instead']!)).toMatchObject({ status: 200, body, type: 'application/json' });
    callee.mode = 'failing';
    expect(await ask(url['instead']!)).toMatchObject({ status: 503, body: 'failing' });
  });

  test('its metrics are there for Prometheus, and nothing else of its interface', async () => {
    expect(await ask(status, { path: '/metrics' })).toMatchObject({
      status: 200,
      body: expect.stringContaining('envoy_cluster_upstream_rq{') as string,
    });
    expect(await ask(status, { method: 'POST', path: '/quitquitquit' })).toMatchObject({ status: 404 });
  });
});
