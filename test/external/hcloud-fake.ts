import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ApiError } from './hcloud-fake/api-error';
import { catalogueRoutes } from './hcloud-fake/catalogue-routes';
import { firewallRoutes } from './hcloud-fake/firewalls';
import { loadBalancerRoutes } from './hcloud-fake/load-balancers';
import { networkRoutes } from './hcloud-fake/networks';
import { placementGroupRoutes } from './hcloud-fake/placement-groups';
import { primaryIpRoutes } from './hcloud-fake/primary-ips';
import type { Route } from './hcloud-fake/route';
import { serverActionRoutes } from './hcloud-fake/server-actions';
import { serverRoutes } from './hcloud-fake/servers';
import { sshKeyRoutes } from './hcloud-fake/ssh-keys';
import { State } from './hcloud-fake/state';
import { volumeRoutes } from './hcloud-fake/volumes';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

export interface HcloudFake {
  /** For HCLOUD_ENDPOINT. */
  readonly endpoint: string;
  /** Every request that changes something or was refused, in order. */
  readonly calls: readonly Call[];
  /** Requests that the real API would have refused, and why. Empty after a good apply. */
  readonly problems: readonly string[];
  /** What there is now, as the fake itself holds it. */
  readonly state: State;
  stop(): Promise<void>;
}

const routes: readonly Route[] = [
  ...catalogueRoutes,
  ...sshKeyRoutes,
  ...placementGroupRoutes,
  ...networkRoutes,
  ...firewallRoutes,
  ...primaryIpRoutes,
  ...volumeRoutes,
  ...serverRoutes,
  ...serverActionRoutes,
  ...loadBalancerRoutes,
];

const patterns = routes.map((route) => ({
  route,
  path: new RegExp(`^/v1${route.path.replace(':id', '(\\d+)')}$`),
}));

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    throw new ApiError(400, 'json_error', 'the body is not JSON');
  }
}

function answer(state: State, method: string, url: URL, body: unknown): { status: number; answer: unknown } {
  const found = patterns
    .map(({ route, path }) => ({ route, match: path.exec(url.pathname) }))
    .find(({ route, match }) => match && route.method === method);
  if (!found) throw new ApiError(404, 'unknown_route', `${method} ${url.pathname} is not known here`);
  const { route, match } = found;
  const complaints: string[] = [];
  for (const key of url.searchParams.keys()) {
    if (!route.query.includes(key)) complaints.push(`query.${key}: no such parameter`);
  }
  const shaped = route.body.read(body, 'body', (problem) => complaints.push(problem));
  if (complaints.length > 0) throw new ApiError(422, 'invalid_input', complaints.join('; '));
  const request = { id: Number(match?.[1] ?? 0), body: shaped, query: url.searchParams };
  return { status: route.status, answer: route.handle(state, request) };
}

/** Starts an API in memory that is as strict as the real one, on a free loopback port. */
export async function startHcloudFake(): Promise<HcloudFake> {
  const state = new State();
  const calls: Call[] = [];
  const problems: string[] = [];
  const server = createServer((request, response) => {
    const method = request.method ?? '';
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const reply = (status: number, body: unknown): void => {
      const text = body === undefined ? '' : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    };
    const serve = async (): Promise<void> => {
      let body: unknown;
      try {
        if (!/^Bearer .{64}$/.test(request.headers.authorization ?? '')) {
          throw new ApiError(401, 'unauthorized', 'the token is not one of 64 characters');
        }
        body = parse(await textOf(request));
        const done = answer(state, method, url, body);
        if (method !== 'GET') calls.push({ method, path: url.pathname, body, status: done.status });
        reply(done.status, done.answer);
      } catch (error) {
        const { status, code, message } =
          error instanceof ApiError ? error : new ApiError(500, 'server_error', String(error));
        calls.push({ method, path: url.pathname, body, status });
        // That a thing is not there is an answer that a refresh may well expect.
        if (code !== 'not_found')
          problems.push(`${method} ${url.pathname}${url.search}: ${status} ${message}`);
        // The provider reads the details of an invalid input without looking whether there are any.
        reply(status, { error: { code, message, details: { fields: [] } } });
      }
    };
    void serve();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${port}/v1`, calls, problems, state, stop };
}
