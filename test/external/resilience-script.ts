import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A callee that does what it is told to. */
export interface Callee {
  mode: 'well' | 'failing' | 'silent';
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
  /** Failures that the callee saw before it was left alone. */
  readonly failuresUntilOpen: number;
  /** Requests that it saw while open. */
  readonly hitsWhileOpen: number;
  readonly slowestWhileOpen: number;
  /** From the failure that opened it to the first success: milliseconds. */
  readonly openFor: number;
  /** Whether ten requests in a row succeed afterwards. */
  readonly closesAgain: boolean;
}

/** The one script by which every engine is seen: ten good requests, failures until it opens, then until it closes. */
export async function breakerTrace(url: string, callee: Callee, mostFailures = 20): Promise<BreakerTrace> {
  callee.mode = 'well';
  for (let i = 0; i < 10; i++) await ask(url);

  callee.mode = 'failing';
  callee.hits = 0;
  let failuresUntilOpen = 0;
  let opened = performance.now();
  for (let i = 0; i < mostFailures; i++) {
    const before = callee.hits;
    await ask(url);
    if (callee.hits === before) break;
    failuresUntilOpen = callee.hits;
    opened = performance.now();
  }

  callee.hits = 0;
  let slowestWhileOpen = 0;
  for (let i = 0; i < 50; i++) slowestWhileOpen = Math.max(slowestWhileOpen, (await ask(url)).milliseconds);
  const hitsWhileOpen = callee.hits;

  callee.mode = 'well';
  let openFor = Number.NaN;
  for (const until = performance.now() + 15_000; performance.now() < until; await pause(50)) {
    if ((await ask(url)).status !== 200) continue;
    openFor = performance.now() - opened;
    break;
  }
  const after = await Promise.all(Array.from({ length: 10 }, () => ask(url)));
  return {
    failuresUntilOpen,
    hitsWhileOpen,
    slowestWhileOpen,
    openFor,
    closesAgain: after.every(({ status }) => status === 200),
  };
}
