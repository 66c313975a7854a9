import { setTimeout as pause } from 'node:timers/promises';

import { freePort, portAnswers, type Server, startServer, urlAnswers } from './process';

const server = `require('node:http').createServer((_, answer) => answer.end('ok')).listen(process.argv[1], '127.0.0.1')`;

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function start(script: string, port: number, livesAtMostSeconds?: number): Promise<Server> {
  const ready = urlAnswers(`http://127.0.0.1:${port}/`);
  return startServer(process.execPath, ['-e', script, String(port)], {
    ready,
    livesAtMostSeconds,
    readyWithinMs: 5_000,
  });
}

describe('a server program', () => {
  test('is ready when it answers, and gone when it is stopped', async () => {
    const port = await freePort();
    const { pid, stop } = await start(server, port);
    expect(alive(pid)).toBe(true);
    await stop();
    expect(alive(pid)).toBe(false);
    expect(await portAnswers(port)()).toBe(false);
  });

  test('that ends instead of answering is an error with what it wrote', async () => {
    const port = await freePort();
    await expect(start(`console.error('no such directive'); process.exit(1)`, port)).rejects.toThrow(
      /ended\nno such directive/,
    );
  });

  test('that ignores SIGTERM is killed', async () => {
    const port = await freePort();
    const ready = portAnswers(port);
    const deaf = `process.on('SIGTERM', () => undefined); ${server}`;
    const args = ['-e', deaf, String(port)];
    const { pid, stop } = await startServer(process.execPath, args, { ready, graceMs: 200 });
    await stop();
    expect(alive(pid)).toBe(false);
  });

  test('does not outlive its bound', async () => {
    const { pid } = await start(server, await freePort(), 1);
    const until = Date.now() + 10_000;
    while (alive(pid) && Date.now() < until) await pause(100);
    expect(alive(pid)).toBe(false);
  }, 15_000);

  test('that does not exist is an error', async () => {
    const ready = (): Promise<boolean> => Promise.resolve(true);
    await expect(startServer('/nonexistent/server', [], { ready })).rejects.toThrow(/ENOENT/);
  });
});
