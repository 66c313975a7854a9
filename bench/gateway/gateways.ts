import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Address, HostGateway, type HostGatewayProps, Platform, Residency, Tls } from '../../src';
import { filesOf } from '../../src/testing';
import { certificateIn, placeIn } from '../../test/external/gateway-files';
import { freePorts } from '../../test/external/process';
import { Nginx } from './nginx';

/** A gateway that runs. */
export interface Running {
  readonly nginx: Nginx;
  /** Where it takes TLS. */
  readonly port: number;
}

/** More than a measurement asks for: limits are held to, and meet nobody. */
export const unlimited = {
  rate: { requests: 100_000, per: 'second', burst: 1000 },
  concurrency: 1000,
} as const;

/** Services on these ports of loopback that are one. */
export function address(ports: readonly number[], tls?: Address['tls']): Address {
  return { host: ports.map((port) => ({ host: '127.0.0.1', port })), port: 80, ...(tls && { tls }) };
}

/** What naust writes of a gateway on a host. */
export async function rendered(
  folder: string,
  props: Omit<HostGatewayProps, 'host' | 'tls'>,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const tls = Tls.files(await certificateIn(folder, 'shop.example.no'));
  new HostGateway(platform, 'edge', { host: 'shop.example.no', ipv6: false, tls, ...props });
  return filesOf(platform).get('naust.out/shop/gateway/edge/nginx.conf')!;
}

/** The file of an engineer, in front of the same services. */
export async function handTuned(folder: string, services: readonly number[]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await certificateIn(folder, 'shop.example.no');
  copyFileSync('/etc/nginx/mime.types', join(folder, 'mime.types'));
  const text = readFileSync(join(__dirname, 'hand-tuned', 'nginx.conf'), 'utf8');
  return text.replace(/(server 127\.0\.0\.1):900([1-3])\b/g, (_, server: string, n: string) => {
    return `${server}:${services[Number(n) - 1]}`;
  });
}

/** A configuration as it is, but for where its files lie, its ports, and one worker alone. */
export async function start(folder: string, config: string): Promise<Running> {
  const [http = 0, https = 0, status = 0] = await freePorts(3);
  const alone = config.replace('worker_processes auto;', 'worker_processes 1;');
  const ports = { 80: http, 443: https, 8443: https, 8081: status };
  return { nginx: await Nginx.start(folder, placeIn(folder, alone, ports), https), port: https };
}

/** The same, with the connections to services as nginx makes them where nothing is said: a new one for each request. */
export function withoutKeepalive(config: string): string {
  return [
    /^ *keepalive \d+;\n/gm,
    /(?<=^ *upstream [^}]*)^ *keepalive_(timeout|requests) .*;\n/gm,
    /^ *proxy_http_version 1\.1;\n/gm,
    /^ *proxy_set_header Connection "";\n/gm,
  ].reduce((text, pattern) => {
    if (!pattern.test(text)) throw new Error(`nothing in the gateway's file is ${pattern}`);
    return text.replace(pattern, '');
  }, config);
}
