import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { type HostGatewayProps, type NginxTarget, nginxTargets, Tls } from '../../src/gateway';
import { hostConfig } from '../gateway/stacks';
import { certificateIn, placeIn } from './gateway-files';
import { describeWith } from './require-program';
import { freePorts, type Server, startServer, urlAnswers } from './process';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The name that is asked for. */
  readonly host?: string;
  /** On a connection of its own, which is closed after it. */
  readonly alone?: boolean;
}

/** So many that no test but those of limits meets one. */
const plenty = { requests: 10_000, per: 'second', burst: 10_000 } as const;

/** An nginx that is run, and what a gateway is rendered for to run on it. */
export interface NginxBuild {
  readonly nginx: string;
  readonly target: NginxTarget;
}

/** The oldest that people have on a host, and the branch that pods run: much of what they do unasked differs. */
const builds = { nginx: nginxTargets.debian12, 'nginx-stable': nginxTargets.stable } as const;

export function describeNginx(what: string, body: (build: NginxBuild) => void): void {
  for (const [name, target] of Object.entries(builds) as [keyof typeof builds, NginxTarget][])
    describeWith([name], `nginx ${target.version}: ${what}`, (paths) => body({ nginx: paths[name], target }));
}

/** A gateway on loopback, in front of services that a test made. */
export class RunningGateway {
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    readonly server: Server,
    readonly http: number,
    readonly https: number,
    readonly ca: Buffer,
    private readonly folder: string,
    private readonly write: (change: Partial<HostGatewayProps>) => void,
  ) {}

  static async start(
    { nginx, target }: NginxBuild,
    folder: string,
    change: Partial<HostGatewayProps>,
    names: readonly string[] = ['shop.example.no', 'www.example.no'],
  ): Promise<RunningGateway> {
    const [http = 0, https = 0, status = 0] = await freePorts(3);
    const tls = Tls.files(await certificateIn(folder, ...names));
    const write = (next: Partial<HostGatewayProps>): string => {
      const text = hostConfig({ ipv6: false, tls, nginx: target, rate: plenty, concurrency: 1000, ...next });
      // Tests read a line as soon as they have the answer.
      const atOnce = text.replace(/ buffer=\S+ flush=\S+;/, ';');
      return placeIn(folder, atOnce, { 80: http, 443: https, 8081: status });
    };
    const server = await startServer(nginx, ['-e', 'stderr', '-c', write(change), '-g', 'daemon off;'], {
      ready: urlAnswers(`http://127.0.0.1:${status}/healthz`, { status: 204 }),
    });
    return new RunningGateway(server, http, https, readFileSync(tls.certificate), folder, write);
  }

  /** Puts another configuration in the place of the one that runs, and has it read. */
  async reload(change: Partial<HostGatewayProps>): Promise<void> {
    this.write(change);
    process.kill(this.server.pid, 'SIGHUP');
  }

  ask(path: string, asking: Asking = {}): Promise<Answer> {
    const { method, headers = {}, body, host = 'shop.example.no', alone = false } = asking;
    return new Promise((resolve, reject) => {
      const agent = alone ? false : this.agent;
      const to = { host: '127.0.0.1', port: this.https, servername: host, ca: this.ca, agent };
      const how = {
        path,
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: { host, ...headers },
      };
      const sent = request({ ...to, ...how }, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      });
      // A connection may be closed while a request is on its way to it: every client sends a GET on another one then.
      // https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const again = sent.reusedSocket && how.method === 'GET' && error.code === 'ECONNRESET';
        if (again) resolve(this.ask(path, asking));
        else reject(error);
      });
      sent.end(body);
    });
  }

  /** The status of so many requests, one after the other. */
  async statuses(count: number, path: string, asking?: Asking): Promise<readonly number[]> {
    const all: number[] = [];
    for (let n = 0; n < count; n++) all.push((await this.ask(path, asking)).status);
    return all;
  }

  log(): readonly Readonly<Record<string, unknown>>[] {
    const lines = readFileSync(join(this.folder, 'access.log'), 'utf8').trim().split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.server.stop();
  }
}
