import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A callee that does what it is told to. */
export interface Callee {
  mode: 'well' | 'slow' | 'failing' | 'silent';
  /** How many requests reached it. */
  hits: number;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type: string | undefined;
  readonly milliseconds: number;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

export function ask(
  url: string,
  { method = 'GET', headers = {}, path = '/stock' }: Asking = {},
): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers, timeout: 20_000 }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body,
          type: response.headers['content-type'],
          milliseconds: performance.now() - start,
        }),
      );
    });
    asked
      .on('error', reject)
      .on('timeout', () => asked.destroy(new Error('no answer in 20 s')))
      .end();
  });
}

/** What a breaker was seen to do, from a callee that is well to one that is well again. */
export interface BreakerTrace {
  /** Failures that the callee saw before it was left alone, after ten successes. */
  readonly failuresUntilOpen: number;
  /** Of fifty requests, those that it saw while open. */
  readonly hitsWhileOpen: number;
  readonly slowestWhileOpen: number;
  /** From the failure that opened it to the next request that it saw: milliseconds. */
  readonly openFor: number;
  /** Failures that the callee saw then, before it was left alone again. */
  readonly failuresOnTrial: number;
  /** Of twenty requests at once, those that it saw the next time, while none had been answered. */
  readonly trialAtOnce: number;
  /** Whether ten requests in a row succeed once it is well. */
  readonly closesAgain: boolean;
}

/**
 * The one script by which every engine is seen: ten good requests, failures until it opens, failures on trial, then a
 * callee that is slow and well.
 * @param againWithin the time in milliseconds after which it surely tries again
 */
export async function breakerTrace(url: string, callee: Callee, againWithin: number): Promise<BreakerTrace> {
  callee.mode = 'well';
  for (let i = 0; i < 10; i++) await ask(url);

  callee.mode = 'failing';
  const failuresUntilOpen = await failuresUntilLeftAlone(url, callee);
  const opened = performance.now();

  callee.hits = 0;
  let slowestWhileOpen = 0;
  for (let i = 0; i < 50; i++) slowestWhileOpen = Math.max(slowestWhileOpen, (await ask(url)).milliseconds);
  const hitsWhileOpen = callee.hits;

  while (callee.hits === hitsWhileOpen && performance.now() < opened + 15_000) {
    await pause(50);
    await ask(url);
  }
  const openFor = performance.now() - opened;
  const failuresOnTrial = 1 + (await failuresUntilLeftAlone(url, callee));

  await pause(againWithin);
  callee.mode = 'slow';
  callee.hits = 0;
  const answers = Promise.all(Array.from({ length: 20 }, () => ask(url)));
  await pause(SLOW / 2);
  const trialAtOnce = callee.hits;
  await answers;

  callee.mode = 'well';
  const after: Answer[] = [];
  for (let i = 0; i < 10; i++) after.push(await ask(url));
  const closesAgain = after.every(({ status }) => status === 200);
  return {
    failuresUntilOpen,
    hitsWhileOpen,
    slowestWhileOpen,
    openFor,
    failuresOnTrial,
    trialAtOnce,
    closesAgain,
  };
}

/** How long a slow callee takes: milliseconds. */
export const SLOW = 600;

async function failuresUntilLeftAlone(url: string, callee: Callee): Promise<number> {
  callee.hits = 0;
  for (let before = -1; callee.hits !== before && callee.hits < 50;) {
    before = callee.hits;
    await ask(url);
    // What decides in a thread of its own is given the time for it.
    await pause(5);
  }
  return callee.hits;
}

/** What a callee that says nothing sees of a hundred requests at once, retries included. */
export async function requestsOfHundred(url: string, callee: Callee): Promise<number> {
  callee.mode = 'silent';
  callee.hits = 0;
  await Promise.all(Array.from({ length: 100 }, () => ask(url)));
  return callee.hits;
}
