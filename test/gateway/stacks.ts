import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import {
  type Address,
  Entry,
  Gateway,
  type GatewayProps,
  HostGateway,
  type HostGatewayProps,
  Tls,
} from '../../src/gateway';
import { problemsBelow } from '../../src/kernel';
import { Platform } from '../../src/platform';
import { Place, Residency } from '../../src/residency';
import { filesOf, problemsOf, Template } from '../../src/testing';

/** Of what stands in front of a gateway. */
export const place = Place.norway('Oslo', { operator: 'CoolVDS' });

export const orders: Address = { host: ['192.0.2.11', '192.0.2.12'], port: 8080 };
export const accounts: Address = { host: '192.0.2.20', port: 8080 };

export const hostProps: HostGatewayProps = {
  host: 'shop.example.no',
  tls: Tls.files({ certificate: '/etc/ssl/shop/fullchain.pem', key: '/etc/ssl/shop/privkey.pem' }),
  routes: { '/v1/orders': orders },
};

function onHost(change: Partial<HostGatewayProps>): Platform {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  new HostGateway(platform, 'edge', { ...hostProps, ...change });
  return platform;
}

/** The codes of what is wrong with a gateway on a host. */
export function hostCodes(change: Partial<HostGatewayProps>): readonly string[] {
  return [...new Set(problemsOf(onHost(change)).map((problem) => problem.code))];
}

/** The files of a gateway on a host, by their names below its folder. */
export function hostFiles(change: Partial<HostGatewayProps> = {}): Readonly<Record<string, string>> {
  const folder = 'naust.out/shop/gateway/edge/';
  const entries = [...filesOf(onHost(change))].filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(entries.map(([path, content]) => [path.slice(folder.length), content]));
}

export function hostConfig(change: Partial<HostGatewayProps> = {}): string {
  return hostFiles(change)['nginx.conf']!;
}

export const clusterProps: GatewayProps = {
  host: 'shop.example.no',
  entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }),
  tls: Tls.secret('shop-tls'),
  routes: { '/v1/orders': orders },
};

export function plainChart(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

export function inPlainChart(change: Partial<GatewayProps> = {}): Chart {
  const chart = plainChart();
  new Gateway(chart, 'gateway', { ...clusterProps, ...change });
  return chart;
}

export function chartCodes(change: Partial<GatewayProps>): readonly string[] {
  return [...new Set(problemsBelow(inPlainChart(change).node.root).map((problem) => problem.code))];
}

/** Fields that tests read of any object. */
export interface KubernetesObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: Readonly<Record<string, unknown>>;
}

export function object(chart: Chart, kind: string, name = 'gateway'): KubernetesObject {
  return Template.of(chart).object<KubernetesObject>(kind, name);
}

export function config(chart: Chart): string {
  return object(chart, 'ConfigMap').data!['nginx.conf']!;
}

export function golden(name: string): string {
  return readFileSync(join(__dirname, 'golden', name), 'utf8');
}

/** The part of a configuration from a line that begins so, to the end of its block. */
export function blockOf(text: string, head: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim().startsWith(head));
  if (start === -1) throw new Error(`no ${head}`);
  const indent = lines[start]!.length - lines[start]!.trimStart().length;
  const end = lines.findIndex((line, index) => index > start && line === `${' '.repeat(indent)}}`);
  return lines.slice(start, end + 1).join('\n');
}
