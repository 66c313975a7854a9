import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'cdk8s';
import { Findings } from '../../src/kernel';
import { type CallProps, CircuitBreaker, resolvePolicy, Retry } from '../../src/resilience';
import { describeWith } from './require-program';
import { ObedientCallee } from './resilience-callee';
import { type CallTo, runCode, runDapr, runEnvoy, runNginx, type RunningEngine } from './resilience-running';
import { breakerTrace, requestsOfHundred } from './resilience-script';
import { temporaryFolder } from './temporary-folder';

/** The requirement's own in all but its times. */
const window = Duration.seconds(5);
const openFor = Duration.seconds(2);
const breaker = CircuitBreaker.onRatio({ requests: 3, failureRatio: 0.6, window, openFor, probes: 3 });
const retry = Retry.on(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'], { tries: 2 });

const call = (name: string, props: CallProps): CallTo => ({
  name,
  policy: resolvePolicy(new Findings(), props),
});
const guarded = call('guarded', { breaker });
const again = call('again', { timeout: Duration.millis(400), retry });

/** What each engine was measured to do: docs/resilience.md shows it. NAUST_MEASURE=1 writes it anew. */
const measuredFile = join(__dirname, 'resilience-measured.json');

interface Row {
  readonly failuresUntilOpen: number;
  readonly hitsWhileOpen: number;
  readonly failuresOnTrial: number;
  readonly trialAtOnce: number;
  readonly closesAgain: boolean;
  /** `null` where nothing is asked again. */
  readonly requestsOfHundred: number | null;
}

const addresses = ['127.0.0.1', '127.0.0.2'];

describeWith(['breakers', 'envoy', 'nginx-mainline'], 'by one script', (programs) => {
  const folder = temporaryFolder('resilience');
  const callee = new ObedientCallee();
  const running: Record<string, RunningEngine> = {};
  const rows: Record<string, Row> = {};

  beforeAll(async () => {
    const port = await callee.listen(...addresses);
    const own = (name: string): string => {
      mkdirSync(join(folder, name));
      return join(folder, name);
    };
    running['envoy'] = await runEnvoy(programs.envoy, own('envoy'), [guarded, again], port);
    running['nginx'] = await runNginx(
      programs['nginx-mainline'],
      own('nginx'),
      [guarded, again],
      port,
      addresses,
    );
    running['dapr'] = await runDapr(programs.breakers, own('dapr'), [guarded, again], port);
    running['code'] = await runCode([guarded], port);
    // Counting begins anew at the first request after it, so that no trace is cut in two.
    await pause(window.toMilliseconds() + 100);
  }, 60_000);
  afterAll(async () => {
    for (const engine of Object.values(running)) await engine.stop();
    callee.close();
    if (process.env['NAUST_MEASURE']) writeFileSync(measuredFile, `${JSON.stringify(rows, undefined, 2)}\n`);
  });

  /** Envoy gives back what was out at the end of a sweep, which is as long as openFor here. */
  test.each([
    ['code', 2_500],
    ['dapr', 2_500],
    ['envoy', 4_500],
    ['nginx', 3_500],
  ])(
    '%s does what the documentation says that it was measured to do',
    async (name, againWithin) => {
      const { urls } = running[name]!;
      const {
        slowestWhileOpen,
        openFor: wasOpenFor,
        ...seen
      } = await breakerTrace(urls['guarded']!, callee, againWithin);
      rows[name] = {
        ...seen,
        requestsOfHundred: urls['again'] ? await requestsOfHundred(urls['again'], callee) : null,
      };
      expect(slowestWhileOpen).toBeLessThan(250);
      expect(wasOpenFor).toBeGreaterThanOrEqual(1_900);
      expect(wasOpenFor).toBeLessThan(againWithin);
      if (process.env['NAUST_MEASURE']) return;
      const written = (JSON.parse(readFileSync(measuredFile, 'utf8')) as Record<string, Row>)[name]!;
      const { requestsOfHundred: sent, ...others } = rows[name]!;
      expect(others).toEqual({ ...written, requestsOfHundred: undefined });
      // A budget is a share of what is under way at that moment.
      expect(Math.abs((sent ?? 0) - (written.requestsOfHundred ?? 0))).toBeLessThanOrEqual(10);
    },
    60_000,
  );
});
