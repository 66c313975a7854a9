import type { Pool } from '../cluster';
import { pool } from '../cluster';
import {
  absolutePath,
  cidr,
  cpu,
  duration,
  either,
  flag,
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
  timeOfDay,
} from '../kernel';
import { place } from '../residency';
import type { ResourcesSpec } from '../pod';
import { autoscaleKind } from '../workload';
import type { CacheRoomProps } from './cache/props';
import type { AddressEntry, DirectEntry, HostPortsEntry, LoadBalancerEntry, NodePorts } from './entry';
import { objectName, upstreamHost } from './grammar';
import { headerSizeShape } from './header-size/shape';
import { madeBy } from './made-by';
import { type NginxTarget, nginxTargets } from './nginx/target';
import type { GatewayProps, GatewayTarget, HostGatewayProps } from './props';
import type { AdditionalServer } from './server/props';
import { serverShape } from './server/shape';
import type { CertManagerTls, FilesTls, SecretTls } from './tls/tls';
import type { TraceProps } from './trace/props';
import { traceShape } from './trace/shape';
import { address } from './upstream/shape';

const isObject = shaped<object>({}).fits;

/** What has an address of its own, such as a Microservice, or is a Service of cdk8s-plus. */
const callee: Kind<GatewayTarget> = {
  name: 'a service',
  code: 'NAUST-GTW-001',
  standIn: address.standIn,
  fits: (value) => isObject(value) && ('address' in Object(value) || 'clusterIP' in Object(value)),
};

const target: Kind<GatewayTarget> = either(callee, address);

function routingShape<T, C>(to: Kind<T>, tls: Kind<C>) {
  return {
    ...serverShape(to),
    ...headerSizeShape,
    tls,
    servers: optional(
      listOf(
        shaped<AdditionalServer<T, C>>({ ...serverShape(to), tls: optional(tls) } as Shape<
          AdditionalServer<T, C>
        >),
      ),
    ),
    tlsProfile: optional(oneOf('modern', 'intermediate')),
    cache: optional(shaped<CacheRoomProps>({ size: optional(size), kept: optional(duration) })),
    logClientAddress: optional(flag),
    trace: optional(shaped<TraceProps>(traceShape)),
  };
}

const nodePorts = shaped<NodePorts>({
  http: number(30080, 'NAUST-GTW-008'),
  https: number(30443, 'NAUST-GTW-008'),
});

const addressEntry: Kind<AddressEntry> = shaped<AddressEntry>({
  kind: oneOf('address'),
  address: textLike(hostname),
  from: listOf(textLike(cidr)),
  nodePorts: optional(nodePorts),
  place: optional(place),
  idleTimeout: optional(duration),
});
export const entry = madeBy<GatewayProps['entry']>(
  'Entry.loadBalancer(), Entry.hostPorts(pool), Entry.address(...)',
  addressEntry as Kind<GatewayProps['entry']>,
  shaped<LoadBalancerEntry>({
    kind: oneOf('loadBalancer'),
    nodePorts: optional(nodePorts),
    from: optional(listOf(textLike(cidr))),
    idleTimeout: optional(duration),
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
export const hostTlsKind = madeBy<FilesTls>(
  'Tls.files({ certificate, key })',
  shaped<FilesTls>({
    kind: oneOf('files'),
    certificate: textLike(absolutePath),
    key: textLike(absolutePath),
    acmeWebroot: optional(textLike(absolutePath)),
  }),
);

export const nginxKind: Kind<NginxTarget> = {
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

/** What every gateway in a cluster has. */
export const inCluster = routingShape(target, tls);

export const gatewayShape: Shape<GatewayProps> = {
  ...inCluster,
  entry,
  replicas: optional(number(1, 'NAUST-VAL-020')),
  autoscale: optional(autoscaleKind),
  image: optional(textLike(image)),
  exporter: optional(textLike(image)),
  nginx: optional(nginxKind),
  resources: optional(shaped<ResourcesSpec>({ requests: amount, limits: amount })),
  workerConnections: optional(number(4096, 'NAUST-VAL-020')),
  clientKeepaliveTimeout: optional(duration),
  resolver: optional(textLike(upstreamHost)),
};

export const hostGatewayShape: Shape<HostGatewayProps> = {
  ...routingShape(address, hostTlsKind),
  place: optional(place),
  passwords: optional(recordOf(textLike(absolutePath))),
  entry: optional(hostEntry),
  http3: optional(flag),
  resolver: optional(textLike(upstreamHost)),
  nginx: optional(nginxKind),
  workerConnections: optional(number(4096, 'NAUST-VAL-020')),
  clientKeepaliveTimeout: optional(duration),
  ipv6: optional(flag),
  restartAt: optional(textLike(timeOfDay)),
};
