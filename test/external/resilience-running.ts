import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { guardedCalls, type CallsDocument } from '../../src/breaker';
import { type CallSpec, type Engine, ResilienceEngine } from '../../src/resilience';
import { LoopbackDns } from './loopback-dns';
import { freePorts, type Server, startServer, urlAnswers } from './process';

/** An engine that runs, and where it is asked for each call. */
export interface RunningEngine {
  readonly urls: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A call of `orders` to a callee on loopback. */
export type CallTo = Pick<CallSpec, 'name' | 'policy'>;

function specs(
  calls: readonly CallTo[],
  port: number,
  host = 'inventory.test',
  peers = host,
): readonly CallSpec[] {
  return calls.map((call) => ({ ...call, host, port, peers: { host: peers, port }, tls: false }));
}

/** As it is rendered, but for its ports and the files of a pod. */
export async function runEnvoy(
  program: string,
  folder: string,
  calls: readonly CallTo[],
  port: number,
  addresses: readonly string[] = ['127.0.0.1'],
): Promise<RunningEngine> {
  const { files, urls } = engineOf('envoy').pod('orders', specs(calls, port));
  const ports = await ownPorts([15000, 15021, ...calls.map((_, index) => 15101 + index)]);
  const text = withAddresses(files['envoy.yaml']!, addresses)
    .replaceAll('0.0.0.0', '127.0.0.1')
    .replace(/port_value: (15\d+)/g, (_, known: string) => `port_value: ${ports(known)}`);
  const config = join(folder, 'envoy.yaml');
  writeFileSync(config, text);
  const server = await startServer(program, ['-c', config, '--concurrency', '1', '--log-level', 'warning'], {
    ready: urlAnswers(`http://127.0.0.1:${ports(15021)}/ready`),
  });
  return { urls: moved(urls, ports), stop: () => server.stop() };
}

/** Envoy asks the name servers of the machine, so the callee's pods are named by their addresses. */
function withAddresses(text: string, addresses: readonly string[]): string {
  const config = parse(text) as {
    static_resources: { clusters: { load_assignment: { endpoints: [{ lb_endpoints: Endpoint[] }] } }[] };
  };
  for (const { load_assignment: assigned } of config.static_resources.clusters) {
    const [{ lb_endpoints: found }] = assigned.endpoints;
    assigned.endpoints[0].lb_endpoints = found.flatMap((one) =>
      one.endpoint.address.socket_address.address === 'inventory.test'
        ? addresses.map((each) => at(one, each))
        : one,
    );
  }
  return stringify(config, { aliasDuplicateObjects: false });
}

interface Endpoint {
  readonly endpoint: { readonly address: { readonly socket_address: { readonly address: string } } };
}

function at({ endpoint }: Endpoint, address: string): Endpoint {
  return { endpoint: { address: { socket_address: { ...endpoint.address.socket_address, address } } } };
}

/** The same of nginx; `addresses` are those of the callee's pods. */
export async function runNginx(
  program: string,
  folder: string,
  calls: readonly CallTo[],
  port: number,
  addresses: readonly string[],
): Promise<RunningEngine> {
  const dns = await LoopbackDns.start({
    'inventory.test': addresses.slice(0, 1),
    'inventory-peers.test': addresses,
  });
  const { files, urls } = engineOf('nginx').pod(
    'orders',
    specs(calls, port, 'inventory.test', 'inventory-peers.test'),
  );
  const ports = await ownPorts([15021, ...calls.map((_, index) => 15101 + index)]);
  const run = join(folder, 'run');
  mkdirSync(run);
  const text = files['nginx.conf']!.replaceAll('/var/run/nginx', run)
    .replace(/resolver \S+ /, `resolver 127.0.0.1:${dns.port} `)
    .replace(/listen (127\.0\.0\.1:)?(15\d+)/g, (_, __, known: string) => `listen 127.0.0.1:${ports(known)}`);
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, text);
  const server = await startServer(program, ['-e', 'stderr', '-g', 'daemon off;', '-c', config], {
    ready: urlAnswers(`http://127.0.0.1:${ports(15021)}/ready`),
  });
  return {
    urls: moved(urls, ports),
    stop: async () => {
      await server.stop();
      dns.stop();
    },
  };
}

/** Dapr's own policies, read from the Resiliency that is rendered: a program for each call. */
export async function runDapr(
  program: string,
  folder: string,
  calls: readonly CallTo[],
  port: number,
): Promise<RunningEngine> {
  const caller = { name: 'orders', namespace: 'shop', selector: {} };
  const all = specs(calls, port).map((spec) => ({ ...spec, caller }));
  const [resiliency] = engineOf('dapr').resources!(all[0]!);
  const { apiVersion, kind, name, render } = resiliency!;
  const config = join(folder, 'resiliency.yaml');
  const object = { apiVersion, kind, metadata: { name }, ...render(all).fields };
  writeFileSync(config, stringify(JSON.parse(JSON.stringify(object))));
  const ports = await freePorts(all.length);
  const servers: Server[] = [];
  for (const [index, call] of all.entries()) {
    const [, endpoint] = engineOf('dapr').resources!(call);
    const listen = `127.0.0.1:${ports[index]}`;
    const args = ['dapr', config, endpoint!.name, `http://127.0.0.1:${port}`, listen];
    servers.push(await startServer(program, args, { ready: urlAnswers(`http://${listen}/ready`) }));
  }
  return {
    urls: Object.fromEntries(calls.map((call, index) => [call.name, `http://127.0.0.1:${ports[index]}`])),
    stop: async () => {
      for (const server of servers) await server.stop();
    },
  };
}

/** A Node service that passes on what it is asked by `naust/breaker`, from the file that is rendered. */
export async function runCode(calls: readonly CallTo[], port: number): Promise<RunningEngine> {
  const { files } = engineOf('code').pod('orders', specs(calls, port, '127.0.0.1'));
  const guarded = guardedCalls(JSON.parse(files['calls.json']!) as CallsDocument);
  const server = createServer((request, response) => {
    const [, name = '', ...path] = (request.url ?? '').split('/');
    void guarded[name]!.fetch(`/${path.join('/')}`, { method: request.method }).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(await answer.text());
    });
  });
  const own = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  return {
    urls: Object.fromEntries(calls.map(({ name }) => [name, `http://127.0.0.1:${own}/${name}`])),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function engineOf(name: 'code' | 'dapr' | 'envoy' | 'nginx'): Engine {
  return ResilienceEngine[name]().engine;
}

/** On ports of its own: others of this machine may have those of the pod. */
async function ownPorts(known: readonly number[]): Promise<(port: number | string) => number> {
  const own = await freePorts(known.length);
  return (port) => own[known.indexOf(Number(port))] ?? Number(port);
}

function moved(
  urls: Readonly<Record<string, string>>,
  ports: (port: string) => number,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [name, url.replace(/\d+$/, (known) => String(ports(known)))]),
  );
}
