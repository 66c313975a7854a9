import type { Duration, Size } from 'cdk8s';
import type { ResourcesSpec } from '../pod';
import type { Place } from '../residency';
import type { Callee } from '../workload';
import type { KubernetesService } from './kubernetes-service';
import type { ClusterEntry, HostEntry } from './entry';
import type { NginxTarget } from './nginx/target';
import type { ClusterTls, HostTls } from './tls';

/** How many requests one client address may make. */
export interface Rate {
  /** 1 to 100000. `NAUST-VAL-020` */
  readonly requests: number;
  /** The time in which so many requests may come. */
  readonly per: 'second' | 'minute';
  /** Requests above the rate that are let through at once before the rest get 429. 0 to 100000. `NAUST-VAL-020` */
  readonly burst: number;
}

/** Where requests go that are neither a service of naust nor a cdk8s-plus Service. */
export interface Address {
  /** One name or IP address, or several that are the same service. `NAUST-GTW-001`, `NAUST-GTW-012` */
  readonly host: string | readonly string[];
  /** 1 to 65535. `NAUST-VAL-021` */
  readonly port: number;
  /**
   * The networks that a name leads to. A gateway in a cluster needs them for names outside it, because network
   * policies know no names. `NAUST-VAL-002`, `NAUST-GTW-011`
   * @default - the IP addresses in `host`, or the namespace of a name that ends in `.svc.cluster.local`
   */
  readonly networks?: readonly string[];
}

/** Where a gateway in a cluster sends requests: a Microservice, a Service of cdk8s-plus, or an address. */
export type GatewayTarget = Callee | KubernetesService | Address;

/** A path's destination, where it differs from the rest. */
export interface Route<T> {
  /** Where its requests go. */
  readonly to: T;
  /** In place of the gateway's. @default - the gateway's */
  readonly rate?: Rate;
  /** How long the service may be silent; in place of the gateway's. `NAUST-GTW-004` @default - the gateway's */
  readonly timeout?: Duration;
  /** The largest request body; in place of the gateway's. `NAUST-GTW-004` @default - the gateway's */
  readonly bodySize?: Size;
  /** Let in without asking the auth service. @default false */
  readonly public?: boolean;
}

/** Who decides which requests come in. */
export interface AuthProps<T> {
  /** What says who may come in. `NAUST-GTW-001` */
  readonly service: T;
  /** Where clients reach it, to log in; never asked about itself. `NAUST-VAL-010`, `NAUST-GTW-005` @default '/auth/' */
  readonly path?: string;
  /**
   * The path of the service that is asked about every request: an answer of 2xx lets it in, 401 and 403 are passed on.
   * It gets the request's headers without its body, and `X-Original-Method` and `X-Original-URI`. `NAUST-VAL-010`
   * @default '/auth/verify'
   */
  readonly verify?: string;
  /**
   * Headers of its answer that tell services who is asking. What a client sends under these names never arrives.
   * `NAUST-VAL-011`, `NAUST-GTW-003`
   * @default ['X-User']
   */
  readonly identity?: readonly string[];
}

/** What a gateway does, wherever it runs. */
export interface RoutingProps<T> {
  /** The name that clients ask for, or several: certificates must cover all. `NAUST-VAL-001`, `NAUST-GTW-005` */
  readonly host: string | readonly string[];
  /**
   * Where a path, and everything below it, goes; the longest one wins, and the rest is 404.
   * `NAUST-VAL-010`, `NAUST-GTW-005`
   */
  readonly routes: Readonly<Record<string, T | Route<T>>>;
  /** The service that lets requests in. @default - everything is let in */
  readonly auth?: AuthProps<T>;
  /**
   * How much one client address may ask for, whatever the path.
   * @default { requests: 50, per: 'second', burst: 100 }
   * @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
   */
  readonly rate?: Rate;
  /** Requests of one client address at the same time, 1 to 100000. `NAUST-VAL-020` @default 100 */
  readonly concurrency?: number;
  /** The largest request body, whole KiB. `NAUST-GTW-004` @default 1 MiB */
  readonly bodySize?: Size;
  /**
   * How long a service may be silent before the answer is 504: 1 ms to 1 h. One idempotent request is tried once more
   * on another peer. `NAUST-GTW-004`
   * @default 5 s
   * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout
   */
  readonly timeout?: Duration;
  /** How long a connection to a service may take to be made: 1 ms to 75 s. `NAUST-GTW-004` @default 2 s */
  readonly connectTimeout?: Duration;
  /** How long a service may take no bytes of a request: 1 ms to 1 h. `NAUST-GTW-004` @default 5 s */
  readonly sendTimeout?: Duration;
  /** Idle connections to each service that a worker keeps, 1 to 10000. `NAUST-VAL-020` @default 32 */
  readonly keepalive?: number;
  /**
   * How long such a connection is kept: less than the service's own, or requests meet a closed connection. Node's is
   * 5 s. `NAUST-GTW-004`
   * @default 4 s
   */
  readonly keepaliveTimeout?: Duration;
  /** Failures within `failTimeout` that take a peer out, 1 to 1000; not with a single peer. `NAUST-VAL-020` @default 3 */
  readonly maxFails?: number;
  /** The time in which failures count, and for which a peer is out: 1 s to 1 h. `NAUST-GTW-004` @default 30 s */
  readonly failTimeout?: Duration;
  /**
   * Headers of every answer, over the gateway's own: `Strict-Transport-Security`, `X-Frame-Options`,
   * `X-Content-Type-Options`. A service's headers of these names are dropped. `NAUST-VAL-011`, `NAUST-VAL-012`,
   * `NAUST-GTW-003`, `NAUST-GTW-005`
   * @default - those three, with max-age=31536000; includeSubDomains, DENY and nosniff
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the access log names client addresses: they are personal data. @default false */
  readonly logClientAddress?: boolean;
}

/** A gateway in a cluster. */
export interface GatewayProps extends RoutingProps<GatewayTarget> {
  /** How traffic comes in; nothing else is opened. */
  readonly entry: ClusterEntry;
  /** Where the certificate for `host` and its key are. `NAUST-GTW-002` */
  readonly tls: ClusterTls;
  /**
   * Pods, 1 to 100. With `Entry.hostPorts` not more than the pool has nodes. `NAUST-VAL-020`, `NAUST-GTW-010`
   * @default 2
   */
  readonly replicas?: number;
  /** nginx built to run without root, with a tag or a digest. `NAUST-VAL-004` @default 'nginxinc/nginx-unprivileged:1.30.4-alpine' */
  readonly image?: string;
  /** The nginx in `image`. `NAUST-GTW-007` @default - nginxTargets.unprivileged130 */
  readonly nginx?: NginxTarget;
  /** A worker process for each CPU of the limit, rounded up. @default { requests: { cpu: 250m, memory: 256 MiB }, limits: { cpu: 2, memory: 768 MiB } } */
  readonly resources?: ResourcesSpec;
  /** Connections of a worker, to clients and services together: 64 to 65535. `NAUST-VAL-020` @default 4096 */
  readonly workerConnections?: number;
  /**
   * The name or address of the cluster's DNS, which nginx asks for peers. `NAUST-GTW-001`
   * @default 'kube-dns.kube-system.svc.cluster.local'
   */
  readonly resolver?: string;
}

/** A gateway on a host of its own. */
export interface HostGatewayProps extends RoutingProps<Address> {
  /** How traffic comes in. @default - Entry.direct() */
  readonly entry?: HostEntry;
  /**
   * Where the host stands and who runs it: it has every request outside TLS. `NAUST-RES-001`, `NAUST-RES-002`
   * @default - not said: the register lists it as open
   */
  readonly place?: Place;
  /** Where the certificate for `host` and its key are. `NAUST-VAL-009` */
  readonly tls: HostTls;
  /** The nginx on the host. `NAUST-GTW-007` @default - nginxTargets.debian12 */
  readonly nginx?: NginxTarget;
  /** Connections of a worker, to clients and services together: 64 to 500000. `NAUST-VAL-020` @default 16384 */
  readonly workerConnections?: number;
  /** Whether it listens on IPv6 too. @default true */
  readonly ipv6?: boolean;
}
