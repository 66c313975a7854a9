import fc from 'fast-check';
import { Entry, type GatewayProps, type HostGatewayProps, nginxTargets, Tls } from '../../src/gateway';
import { resolveAddress, resolveTarget } from '../../src/gateway/destination';
import { resolveGateway } from '../../src/gateway/gateway-spec';
import { resolveHostGateway } from '../../src/gateway/host-gateway-spec';
import { write } from '../../src/nginx/write';
import type { NginxSpec } from '../../src/gateway/nginx-spec';
import { renderNginx } from '../../src/gateway/render-nginx';
import { nginxFindings } from '../../src/gateway/rules';
import { gatewayShape, hostGatewayShape } from '../../src/gateway/shape';
import { conform, Findings, type Kind, shaped } from '../../src/kernel';
import { type Read, treeOf } from './model-tree';
import { orders } from './stacks';
import { changeOf, type Known, type StringPlace, stringPlaces } from './string-places';

/** What comes of a gateway with a text in one of its places. */
export interface Outcome {
  /** Codes of what is wrong. Without any, the rest is there. */
  readonly refused: readonly string[];
  readonly config: () => string;
  readonly tree: () => readonly Read[];
}

export interface GatewayPlace extends StringPlace {
  readonly outcome: (text: string) => Outcome;
}

const certificate = { certificate: '/etc/ssl/shop.pem', key: '/etc/ssl/shop.key' };
const route = { percent: 5 };
const server = { host: 'api.example.no', routes: { '/': orders } };

export const known: Known = {
  keys: { routes: '/v1/orders', headers: 'X-A', passwords: '/v1/orders', pods: 'app' },
  beside: {
    entry: { from: ['203.0.113.0/28'], nodePorts: { http: 30080, https: 30443 } },
    implementation: { gatewayClass: 'cilium', namespace: 'edge' },
    nginx: nginxTargets.stable,
    'nginx.modules': nginxTargets.stable.modules,
    'routes{}': { to: orders },
    'routes{}.canary': route,
    'servers[]': server,
    'servers[].routes{}': { to: orders },
    'servers[].routes{}.canary': route,
  },
  good: {
    'auth.path': '/login/',
    'servers[].host': 'api.example.no',
    'servers[].host[]': 'api.example.no',
  },
};

const host: HostGatewayProps = {
  host: 'shop.example.no',
  tls: Tls.files(certificate),
  routes: { '/v1/orders': orders },
  nginx: nginxTargets.stable,
  resolver: '192.0.2.53',
  ipv6: false,
};

const inCluster: GatewayProps = {
  host: 'shop.example.no',
  entry: Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] }),
  tls: Tls.secret('shop-tls'),
  routes: { '/v1/orders': orders },
  nginx: nginxTargets.stable,
};

function outcomeOf(resolve: (findings: Findings) => NginxSpec): Outcome {
  const findings = new Findings();
  const spec = resolve(findings);
  const wrong = [...findings.all, ...(findings.all.length > 0 ? [] : nginxFindings(spec))];
  return {
    refused: wrong.filter(({ severity }) => severity !== 'warning').map(({ code }) => code),
    config: () => write(renderNginx(spec)),
    tree: () => treeOf(renderNginx(spec)),
  };
}

const onHost = placesOf(shaped(hostGatewayShape), (change) => (findings) => {
  const props = conform(findings, { ...host, ...change }, hostGatewayShape);
  return resolveHostGateway(props, resolveAddress, findings);
});

const ofCluster = placesOf(shaped(gatewayShape), (change) => (findings) => {
  const props = conform(findings, { ...inCluster, ...change }, gatewayShape);
  return resolveGateway('gateway', props, resolveTarget, undefined, findings).nginx;
});

function placesOf<P>(
  kind: Kind<P>,
  resolve: (change: Partial<P>) => (findings: Findings) => NginxSpec,
): readonly GatewayPlace[] {
  const own = Object.keys(Object(kind.standIn) as object);
  return stringPlaces(kind, known).map((place) => ({
    ...place,
    outcome: (text) => outcomeOf(resolve(changeOf(place.value(text), own, place.name) as Partial<P>)),
  }));
}

const names = new Set(onHost.map(({ name }) => name));

/** Every place of a gateway on a host, and what a gateway in a cluster has beside it. */
export const gatewayPlaces: readonly GatewayPlace[] = [
  ...onHost,
  ...ofCluster.filter(({ name }) => !names.has(name) || name.startsWith('tls.')),
];

const characters = [
  ...'aZ0.-/ ;{}"\'\\$#~=:*@%|&<>()[]é☃😀',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u007f',
  '\u2028',
  '\u202e',
  '\ud800',
];
const fragments = [
  '; return 200 "pwn"; #',
  '"; } server { listen 81; } #',
  '\r\nSet-Cookie: a=b',
  '\\r\\nSet-Cookie: a=b',
  '$host',
  '${arg_a}',
  '$request_uri',
  '# {',
  '/* */',
  '//',
  '{{',
  '}}',
  'include /etc/passwd;',
  'unix:/var/run/docker.sock',
  '127.0.0.1:80; server 169.254.169.254',
  '../..',
  '~ ^/',
  '= /',
  'default',
  'hostnames',
  'volatile',
  '\\',
  "'",
  'a'.repeat(4097),
  '/' + 'a'.repeat(1030),
  'é'.repeat(2000),
];

/** Hostile text alone, or inside of what is accepted. */
export function hostileNear(good: string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 }),
    fc.constantFrom(...fragments),
    fc.string({ unit: fc.constantFrom(...'aZ09.-_/~:'), maxLength: 4 }),
  );
  const inside = fc
    .tuple(fc.nat(good.length), piece)
    .map(([at, text]) => good.slice(0, at) + text + good.slice(at));
  // The root is a route of another shape: one location, and no 404 for the rest.
  return fc.oneof(piece, { weight: 3, arbitrary: inside }).filter((text) => text !== '/');
}
