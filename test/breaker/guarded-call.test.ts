import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CallSettings, GuardedCall, guardedCalls } from 'naust/breaker';

describe('a guarded call', () => {
  let server: Server;
  let url: string;
  let hits = 0;
  let status: number | undefined = 200;

  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer((request, response) => {
          hits += 1;
          request.resume();
          if (status === undefined) return;
          response.writeHead(status, { 'X-Path': request.url }).end(status === 204 ? undefined : 'told');
        }).listen(0, '127.0.0.1', () => {
          url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
          resolve();
        });
      }),
  );
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    hits = 0;
    status = 200;
  });

  const call = (change: Partial<CallSettings> = {}): GuardedCall =>
    new GuardedCall({ url, timeout: 1_000, ...change });
  const breaker = { trip: { kind: 'consecutive', failures: 2 }, openFor: 60_000, probes: 1 } as const;
  const fallback = { status: 200, body: '{"stock": null}', contentType: 'application/json' };

  test('is answered by the callee', async () => {
    const answer = await call().fetch('/stock?id=1');
    expect([answer.status, answer.headers.get('x-path'), await answer.text()]).toEqual([
      200,
      '/stock?id=1',
      'told',
    ]);
    status = 204;
    expect((await call().fetch('/stock')).status).toBe(204);
  });

  test("passes the callee's own errors on, and leaves it alone after enough of them", async () => {
    status = 500;
    const guarded = call({ breaker, fallback });
    const answers = [await guarded.fetch('/'), await guarded.fetch('/'), await guarded.fetch('/')];
    expect(answers.map((answer) => answer.status)).toEqual([500, 500, 200]);
    expect(await answers[2]!.json()).toEqual({ stock: null });
    expect([hits, guarded.breaker?.state]).toEqual([2, 'open']);
  });

  test('takes a 4xx for an answer like any other', async () => {
    status = 404;
    const guarded = call({ breaker });
    for (let i = 0; i < 4; i++) await guarded.fetch('/');
    expect([hits, guarded.breaker?.state]).toEqual([4, 'closed']);
  });

  test('is 504 where the callee is too slow, and 503 where nobody is there', async () => {
    status = undefined;
    expect((await call({ timeout: 50 }).fetch('/')).status).toBe(504);
    expect((await call({ url: 'http://127.0.0.1:9' }).fetch('/')).status).toBe(503);
  });

  test('ends as an error where its caller ends it', async () => {
    await expect(call({ fallback }).fetch('/', { signal: AbortSignal.abort() })).rejects.toThrow(/aborted/);
  });
});

test('calls of another version are not guessed at', () => {
  expect(() => guardedCalls({ version: 2, calls: {} } as never)).toThrow(/version 2/);
});
