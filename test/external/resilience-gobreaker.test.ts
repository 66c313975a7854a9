import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Breaker, BreakerOpenError, type BreakerSettings } from '../../src/breaker';
import { Findings } from '../../src/kernel';
import { type CallSpec, CircuitBreaker, resolvePolicy, ResilienceEngine } from '../../src/resilience';
import { seed } from '../seed';
import { describeWith } from './require-program';
import { runOk } from './run';
import { temporaryFolder } from './temporary-folder';

interface Step {
  /** Milliseconds after the step before. */
  readonly after: number;
  readonly begin?: true;
  readonly end?: number;
  readonly failed?: boolean;
}

interface Seen {
  readonly state: string;
  readonly let: boolean;
}

/** naust's breaker, by a clock that only the steps move. */
function follow(settings: BreakerSettings, steps: readonly Step[]): readonly Seen[] {
  let now = 0;
  const breaker = new Breaker(settings, { now: () => now });
  const ends: (((failed: boolean) => void) | undefined)[] = [];
  return steps.map(({ after, begin, end = ends.length, failed = false }) => {
    now += after;
    const isLet = begin === true && push(ends, breaker);
    if (begin === undefined) {
      ends[end]?.(failed);
      if (end < ends.length) ends[end] = undefined;
    }
    return { state: breaker.state, let: isLet };
  });
}

function push(ends: (((failed: boolean) => void) | undefined)[], breaker: Breaker): boolean {
  try {
    ends.push(breaker.begun());
    return true;
  } catch (error) {
    if (!(error instanceof BreakerOpenError)) throw error;
    ends.push(undefined);
    return false;
  }
}

/** `calls.json` as the code engine writes it, with a callee for each breaker. */
function callsJson(breakers: Readonly<Record<string, CircuitBreaker>>): string {
  const calls = Object.entries(breakers).map(([name, breaker]): CallSpec => {
    const policy = resolvePolicy(new Findings(), { breaker });
    return { name, host: `${name}.shop.svc.cluster.local`, port: 8080, peers: undefined, tls: false, policy };
  });
  return ResilienceEngine.code().engine.pod('orders', calls).files['calls.json']!;
}

const someBreaker = fc.oneof(
  fc
    .record({
      requests: fc.integer({ min: 1, max: 6 }),
      percent: fc.integer({ min: 1, max: 100 }),
      probes: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ requests, percent, probes }) =>
      CircuitBreaker.onRatio({ requests, failureRatio: percent / 100, probes }),
    ),
  fc
    .record({ failures: fc.integer({ min: 1, max: 6 }), probes: fc.integer({ min: 1, max: 4 }) })
    .map((props) => CircuitBreaker.onFailures(props)),
);

/** Requests that overlap, most of which fail, and pauses around the times of the default breaker. */
const someSteps = fc.array(
  fc.record({
    after: fc.constantFrom(0, 0, 0, 1, 500, 10_000, 29_999, 30_000, 30_001, 59_999, 60_000, 60_001),
    what: fc.constantFrom('begin', 'begin', 'end'),
    which: fc.double({ min: 0, max: 1, noNaN: true }),
    failed: fc.constantFrom(true, true, true, false),
  }),
  { minLength: 20, maxLength: 120 },
);

function stepsOf(drawn: typeof someSteps extends fc.Arbitrary<infer T> ? T : never): readonly Step[] {
  let begun = 0;
  return drawn.map(({ after, what, which, failed }): Step => {
    if (what === 'begin' || begun === 0) {
      begun += 1;
      return { after, begin: true };
    }
    // Mostly the latest, so that most requests end soon after they began.
    return { after, end: Math.max(0, begun - 1 - Math.floor(which * which * 4)), failed };
  });
}

describeWith(['breakers'], "gobreaker and naust's own breaker", ({ breakers: program }) => {
  const folder = temporaryFolder('gobreaker');

  test('let through, open and close alike in every step of every trace, from the policy in calls.json', async () => {
    const traces = fc.sample(fc.tuple(someBreaker, someSteps), { numRuns: 500, seed });
    const breakers = Object.fromEntries([
      ['default', CircuitBreaker.onRatio()],
      ...traces.map(([breaker], index) => [`callee-${index}`, breaker] as const),
    ]) as Record<string, CircuitBreaker>;
    const steps = Object.fromEntries([
      ['default', stepsOf(traces[0]![1])],
      ...traces.map(([, drawn], index) => [`callee-${index}`, stepsOf(drawn)] as const),
    ]) as Record<string, readonly Step[]>;
    const file = join(folder, 'calls.json');
    const text = callsJson(breakers);
    writeFileSync(file, text);
    const { stdout } = await runOk(program, ['trace', file], { stdin: JSON.stringify(steps) });
    const theirs = JSON.parse(stdout.split('\n')[0]!) as Record<string, readonly Seen[]>;
    const { calls } = JSON.parse(text) as { calls: Record<string, { breaker: BreakerSettings }> };
    const ours = Object.fromEntries(
      Object.entries(steps).map(([name, each]) => [name, follow(calls[name]!.breaker, each)]),
    );
    expect(ours).toEqual(theirs);
    const states = Object.values(theirs).flat();
    // Otherwise nothing was tried.
    for (const state of ['closed', 'open', 'half-open']) {
      expect(states.filter((seen) => seen.state === state).length).toBeGreaterThan(500);
    }
    expect(states.filter(({ state, let: isLet }) => isLet && state === 'half-open').length).toBeGreaterThan(
      200,
    );
  });
});
