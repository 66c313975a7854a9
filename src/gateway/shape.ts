import type { Pool } from '../cluster';
import { pool } from '../cluster';
import {
  absolutePath,
  cidr,
  cpu,
  duration,
  either,
  flag,
  headerName,
  headerValue,
  hostname,
  image,
  type Kind,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  size,
  text,
  textLike,
  urlPath,
} from '../kernel';
import { place } from '../residency';
import type { ResourcesSpec } from '../pod';
import type { AddressEntry, DirectEntry, HostPortsEntry, LoadBalancerEntry, NodePorts } from './entry';
import { objectName, upstreamHost } from './grammar';
import { type NginxTarget, nginxTargets } from './nginx/target';
import type { Address, AuthProps, GatewayProps, GatewayTarget, HostGatewayProps, Rate, Route } from './props';
import type { CertManagerTls, FilesTls, SecretTls } from './tls';

const isObject = shaped<object>({}).fits;

const rate = shaped<Rate>({
  requests: number(1, 'NAUST-VAL-020'),
  per: oneOf('second', 'minute'),
  burst: number(0, 'NAUST-VAL-020'),
});

const address: Kind<Address> = {
  ...shaped<Address>({
    host: either(textLike(upstreamHost), listOf(textLike(upstreamHost))),
    port: number(80, 'NAUST-VAL-021'),
    networks: optional(listOf(textLike(cidr))),
  }),
  name: 'an address with a host and a port',
  code: 'NAUST-GTW-001',
};

/** What has an address of its own, such as a Microservice, or is a Service of cdk8s-plus. */
const callee: Kind<GatewayTarget> = {
  name: 'a service',
  code: 'NAUST-GTW-001',
  standIn: address.standIn,
  fits: (value) => isObject(value) && ('address' in Object(value) || 'clusterIP' in Object(value)),
};

const target: Kind<GatewayTarget> = either(callee, address);

/** A target, or one with what differs for its path. */
function routeOf<T>(to: Kind<T>): Kind<T | Route<T>> {
  const route = shaped<Route<T>>({
    to,
    rate: optional(rate),
    timeout: optional(duration),
    bodySize: optional(size),
    public: optional(flag),
  });
  const isRoute = (value: unknown): boolean => isObject(value) && 'to' in Object(value);
  return { ...either<Route<T>, T>({ ...route, fits: isRoute }, to), name: to.name, standIn: to.standIn };
}

function routingShape<T>(to: Kind<T>) {
  return {
    host: either(textLike(hostname), listOf(textLike(hostname))),
    routes: recordOf(routeOf(to)),
    auth: optional(
      shaped<AuthProps<T>>({
        service: to,
        path: optional(textLike(urlPath)),
        verify: optional(textLike(urlPath)),
        identity: optional(listOf(textLike(headerName))),
      }),
    ),
    rate: optional(rate),
    concurrency: optional(number(1, 'NAUST-VAL-020')),
    bodySize: optional(size),
    timeout: optional(duration),
    connectTimeout: optional(duration),
    sendTimeout: optional(duration),
    keepalive: optional(number(1, 'NAUST-VAL-020')),
    keepaliveTimeout: optional(duration),
    maxFails: optional(number(1, 'NAUST-VAL-020')),
    failTimeout: optional(duration),
    headers: optional(recordOf(textLike(headerValue))),
    logClientAddress: optional(flag),
  };
}

const nodePorts = shaped<NodePorts>({
  http: number(30080, 'NAUST-GTW-008'),
  https: number(30443, 'NAUST-GTW-008'),
});

/** Made by `Entry` or `Tls`, each with its kind. */
function madeBy<T extends { readonly kind: string }>(maker: string, ...kinds: readonly Kind<T>[]): Kind<T> {
  const kindOf = (value: unknown): Kind<T> | undefined =>
    kinds.find(({ standIn }) => isObject(value) && (value as T).kind === standIn.kind);
  return {
    name: `one of ${maker}`,
    standIn: kinds[0]!.standIn,
    fits: (value) => kindOf(value) !== undefined,
    inside: (findings, field, value) => kindOf(value)?.inside?.(findings, field, value) ?? value,
  };
}

const addressEntry: Kind<AddressEntry> = shaped<AddressEntry>({
  kind: oneOf('address'),
  address: textLike(hostname),
  from: listOf(textLike(cidr)),
  nodePorts: optional(nodePorts),
  place: optional(place),
});
const entry = madeBy<GatewayProps['entry']>(
  'Entry.loadBalancer(), Entry.hostPorts(pool), Entry.address(...)',
  addressEntry as Kind<GatewayProps['entry']>,
  shaped<LoadBalancerEntry>({
    kind: oneOf('loadBalancer'),
    nodePorts: optional(nodePorts),
    from: optional(listOf(textLike(cidr))),
  }) as Kind<GatewayProps['entry']>,
  shaped<HostPortsEntry>({
    kind: oneOf('hostPorts'),
    pool: pool as Kind<Pool>,
  }) as Kind<GatewayProps['entry']>,
);
const hostEntry = madeBy<AddressEntry | DirectEntry>(
  'Entry.direct(), Entry.address(...)',
  addressEntry as Kind<AddressEntry | DirectEntry>,
  shaped<DirectEntry>({ kind: oneOf('direct') }) as Kind<AddressEntry | DirectEntry>,
);

const tls = madeBy<GatewayProps['tls']>(
  'Tls.secret(name), Tls.certManager(issuer)',
  shaped<SecretTls>({ kind: oneOf('secret'), name: textLike(objectName) }) as Kind<GatewayProps['tls']>,
  shaped<CertManagerTls>({
    kind: oneOf('certManager'),
    issuer: textLike(objectName),
    issuerKind: oneOf('ClusterIssuer', 'Issuer'),
  }) as Kind<GatewayProps['tls']>,
);
const files = madeBy<FilesTls>(
  'Tls.files({ certificate, key })',
  shaped<FilesTls>({
    kind: oneOf('files'),
    certificate: textLike(absolutePath),
    key: textLike(absolutePath),
  }),
);

const nginx: Kind<NginxTarget> = {
  ...shaped<NginxTarget>({
    version: { ...text('1.30.4'), code: 'NAUST-GTW-007' },
    distribution: { ...text('debian'), code: 'NAUST-GTW-007' } as Kind,
    openssl: { ...text('3.5.0'), code: 'NAUST-GTW-007' },
    modules: listOf({ ...text('ssl'), code: 'NAUST-GTW-007' }),
  }),
  code: 'NAUST-GTW-007',
  name: 'one of nginxTargets, or an nginx described',
  standIn: nginxTargets.unprivileged130,
};

const amount = shaped<ResourcesSpec['limits']>({ cpu, memory: size });

export const gatewayShape: Shape<GatewayProps> = {
  ...routingShape(target),
  entry,
  tls,
  replicas: optional(number(1, 'NAUST-VAL-020')),
  image: optional(textLike(image)),
  nginx: optional(nginx),
  resources: optional(shaped<ResourcesSpec>({ requests: amount, limits: amount })),
  workerConnections: optional(number(4096, 'NAUST-VAL-020')),
  resolver: optional(textLike(upstreamHost)),
};

export const hostGatewayShape: Shape<HostGatewayProps> = {
  ...routingShape(address),
  place: optional(place),
  entry: optional(hostEntry),
  tls: files,
  nginx: optional(nginx),
  workerConnections: optional(number(4096, 'NAUST-VAL-020')),
  ipv6: optional(flag),
};
