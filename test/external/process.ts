import { type ChildProcess, spawn } from 'node:child_process';
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface ServerOptions {
  /** Polled until true; see `portAnswers` and `urlAnswers`. */
  readonly ready: () => Promise<boolean>;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Default 30 s. */
  readonly readyWithinMs?: number;
  /** The server is killed after this long, whatever became of the test. Default 300 s. */
  readonly livesAtMostSeconds?: number;
  /** How long SIGTERM may take before SIGKILL follows. Default 5 s. */
  readonly graceMs?: number;
}

export interface Server {
  readonly pid: number;
  /** Everything it wrote to stdout and stderr so far. */
  output(): string;
  /** Ends it by its pid and waits until it is gone. */
  stop(): Promise<void>;
}

// A test run that is itself killed stops nothing, so a shell beside each server watches both.
const guard = `n=0
while kill -0 "$2" 2>/dev/null; do
  if ! kill -0 "$1" 2>/dev/null || [ "$n" -ge "$3" ]; then kill -9 "$2"; exit; fi
  sleep 1; n=$((n+1))
done`;

function watch(pid: number, seconds: number): void {
  const args = ['-c', guard, 'guard', String(process.pid), String(pid), String(seconds)];
  spawn('/bin/sh', args, { stdio: 'ignore', detached: true }).unref();
}

function running(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function end(child: ChildProcess, graceMs: number): Promise<void> {
  if (!running(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
}

/** Starts a server and waits until it is ready; one that ends or is late is an error with its output. */
export async function startServer(
  program: string,
  args: readonly string[],
  options: ServerOptions,
): Promise<Server> {
  const { ready, cwd, env, readyWithinMs = 30_000, livesAtMostSeconds = 300, graceMs = 5_000 } = options;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const { pid } = child;
  if (pid === undefined) {
    throw await new Promise<Error>((resolve) => child.once('error', resolve));
  }
  watch(pid, livesAtMostSeconds);
  const call = [program, ...args].join(' ');
  const until = Date.now() + readyWithinMs;
  try {
    while (!(await ready())) {
      if (!running(child)) throw new Error(`${call} ended\n${output}`);
      if (Date.now() > until) throw new Error(`${call} was not ready in ${readyWithinMs} ms\n${output}`);
      await pause(50);
    }
    // What answered may have been another program on the same port.
    if (!running(child)) throw new Error(`${call} ended\n${output}`);
  } catch (error) {
    await end(child, 0);
    throw error;
  }
  return { pid, output: () => output, stop: () => end(child, graceMs) };
}

/** A loopback port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Different free ports, for programs that need several. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

/** Ready when a TCP connection to the loopback port is accepted. */
export function portAnswers(port: number): () => Promise<boolean> {
  return () =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
}

/** Ready when the URL is answered with this status; certificates are not checked. */
export function urlAnswers(
  url: string,
  {
    headers = {},
    status = 200,
  }: { readonly headers?: Record<string, string>; readonly status?: number } = {},
): () => Promise<boolean> {
  const options = { headers, rejectUnauthorized: false, timeout: 2_000 };
  return () =>
    new Promise((resolve) => {
      const get = url.startsWith('https:') ? httpsGet : httpGet;
      const request = get(url, options, (response) => {
        response.resume();
        resolve(response.statusCode === status);
      });
      request.once('error', () => resolve(false)).once('timeout', () => request.destroy(new Error('late')));
    });
}
