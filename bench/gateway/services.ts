import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateIn, placeIn } from '../../test/external/gateway-files';
import { freePorts, portAnswers, type Server, startServer } from '../../test/external/process';
import { Nginx } from './nginx';

/** Three services that answer at once, over HTTP and over TLS with a certificate of this name. */
export interface Services {
  readonly http: readonly number[];
  readonly https: readonly number[];
  readonly tls: { readonly name: string; readonly authorities: string };
  stop(): Promise<void>;
}

const name = 'orders.example.no';

export async function startServices(folder: string): Promise<Services> {
  mkdirSync(folder, { recursive: true });
  const { certificate } = await certificateIn(folder, name);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = await freePorts(6);
  const text = readFileSync(join(__dirname, 'services.conf'), 'utf8');
  const ports = { 9001: a, 9002: b, 9003: c, 9443: d, 9444: e, 9445: f };
  const nginx = await Nginx.start(folder, placeIn(folder, text, ports), a);
  return {
    http: [a, b, c],
    https: [d, e, f],
    tls: { name, authorities: certificate },
    stop: () => nginx.stop(),
  };
}

/** Services that answer after so many milliseconds each, in this order. */
export async function startSlowServices(
  ...milliseconds: readonly number[]
): Promise<{ readonly ports: readonly number[]; readonly server: Server }> {
  const ports = await freePorts(milliseconds.length);
  const services = ports.map((port, index) => `${port}:${milliseconds[index]}`);
  const args = ['--import', 'tsx', join(__dirname, 'slow-services.ts'), ...services];
  const ready = portAnswers(ports.at(-1)!);
  return { ports, server: await startServer(process.execPath, args, { ready, livesAtMostSeconds: 900 }) };
}
