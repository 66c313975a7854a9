import { Breaker, BreakerOpenError, type BreakerOptions } from './breaker';
import type { AnswerSettings, CallsDocument, CallSettings } from './settings';

/** One callee, asked as its policy says. */
export class GuardedCall {
  /** `undefined` where the policy has none. */
  readonly breaker: Breaker | undefined;

  constructor(
    private readonly settings: CallSettings,
    options: BreakerOptions = {},
  ) {
    this.breaker = settings.breaker && new Breaker(settings.breaker, options);
  }

  /**
   * Asks as `fetch` does, and always has an answer: where the callee gives none, the policy's fallback, or 503 where it
   * was not asked or not reached and 504 where it took too long. The answer is read whole before it is returned. What
   * `init.signal` ends is thrown, and is a failure to the breaker.
   * @param path with a slash at its beginning, and the query
   * @see https://developer.mozilla.org/docs/Web/API/fetch
   */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const ask = (): Promise<Response> => this.ask(path, init);
    try {
      return await (this.breaker?.execute(ask, ({ status }) => status >= 500) ?? ask());
    } catch (error) {
      if (init.signal?.aborted) throw error;
      return this.instead(error);
    }
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const timeout = AbortSignal.timeout(this.settings.timeout);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await fetch(`${this.settings.url}${path}`, { ...init, signal });
    const body = await response.arrayBuffer();
    const headers = new Headers(response.headers);
    // The body is as it was before it was packed.
    headers.delete('content-encoding');
    headers.delete('content-length');
    const { status, statusText } = response;
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
  }

  private instead(error: unknown): Response {
    const isLate = (Object(error) as { readonly name?: unknown }).name === 'TimeoutError';
    const why =
      error instanceof BreakerOpenError ? 'is left alone' : isLate ? 'is too slow' : 'is not reached';
    const own: AnswerSettings = {
      status: isLate ? 504 : 503,
      body: `the callee ${why}`,
      contentType: 'text/plain',
    };
    const { status, body, contentType } = this.settings.fallback ?? own;
    const isEmpty = [204, 205, 304].includes(status);
    return new Response(isEmpty ? null : body, { status, headers: { 'Content-Type': contentType } });
  }
}

/**
 * The calls of a service, by the names of its callees.
 * @param document `JSON.parse` of the file that the environment names in `CALLS_FILE`
 */
export function guardedCalls(
  document: CallsDocument,
  options: BreakerOptions = {},
): Readonly<Record<string, GuardedCall>> {
  if (document.version !== 1) throw new Error(`calls.json is of version ${String(document.version)}, not 1`);
  return Object.fromEntries(
    Object.entries(document.calls).map(([name, settings]) => [name, new GuardedCall(settings, options)]),
  );
}
