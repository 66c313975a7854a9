import type { Duration } from 'cdk8s';
import type { ResourcesSpec } from '../pod';
import type { Place } from '../residency';
import type { AutoscaleProps, Callee } from '../workload';
import type { CacheRoomProps } from './cache/props';
import type { HeaderSizeProps } from './header-size/props';
import type { KubernetesService } from './kubernetes-service';
import type { ClusterEntry, HostEntry } from './entry';
import type { NginxTarget } from './nginx/target';
import type { AdditionalServer, ServerProps } from './server/props';
import type { TlsProfile } from './tls/profile';
import type { ClusterTls, HostTls } from './tls/tls';
import type { TraceProps } from './trace/props';
import type { Address } from './upstream/props';

/** Where a gateway in a cluster sends requests: a Microservice, a Service of cdk8s-plus, or an address. */
export type GatewayTarget = Callee | KubernetesService | Address;

/** What a gateway does, wherever it runs. */
export interface RoutingProps<T, C> extends ServerProps<T>, HeaderSizeProps {
  /** Where the certificate of `host` and its key are. */
  readonly tls: C;
  /** More names with routes of their own. `NAUST-GTW-005` @default - none */
  readonly servers?: readonly AdditionalServer<T, C>[];
  /**
   * The protocols and ciphers of Mozilla's guideline: TLS 1.3 alone, or 1.2 too for clients from before 2018.
   * @default 'modern'
   * @see https://wiki.mozilla.org/Security/Server_Side_TLS
   */
  readonly tlsProfile?: TlsProfile;
  /** The room for answers that routes have cached. @default - see CacheRoomProps */
  readonly cache?: CacheRoomProps;
  /** Whether the access log names client addresses: they are personal data. @default false */
  readonly logClientAddress?: boolean;
  /** Whose traces go on, and how many of those that begin here are kept. @default - see TraceProps */
  readonly trace?: TraceProps;
}

/** A gateway in a cluster. */
export interface GatewayProps extends RoutingProps<GatewayTarget, ClusterTls> {
  /** How traffic comes in; nothing else is opened. */
  readonly entry: ClusterEntry;
  /**
   * Pods, 1 to 100. With `Entry.hostPorts` not more than the pool has nodes. `NAUST-VAL-020`, `NAUST-GTW-010`
   * @default 2
   */
  readonly replicas?: number;
  /** Let the number of pods follow their load. Not with `Entry.hostPorts`. `NAUST-GTW-010` @default - it stays at replicas */
  readonly autoscale?: AutoscaleProps;
  /** nginx built to run without root, with a tag or a digest. `NAUST-VAL-004` @default 'nginxinc/nginx-unprivileged:1.30.4-alpine' */
  readonly image?: string;
  /** The nginx in `image`. `NAUST-GTW-007`, `NAUST-GTW-018` @default - nginxTargets.unprivileged130 */
  readonly nginx?: NginxTarget;
  /** A worker process for each CPU of the limit, rounded up. `NAUST-GTW-035` @default { requests: { cpu: 250m, memory: 256 MiB }, limits: { cpu: 2, memory: 768 MiB } } */
  readonly resources?: ResourcesSpec;
  /**
   * Connections of a worker, to clients and services together: 64 to 65535. `NAUST-VAL-020`, `NAUST-GTW-025`
   * @default 8192
   */
  readonly workerConnections?: number;
  /**
   * How long a connection of a client, or of what stands in front, is kept while it is idle, 1 ms to 1 d: longer than the
   * `idleTimeout` of the entry, or what stands in front sends a request on a connection that was just closed.
   * `NAUST-GTW-004`, `NAUST-GTW-036`
   * @default 1 m
   * @see https://nginx.org/en/docs/http/ngx_http_core_module.html#keepalive_timeout
   */
  readonly clientKeepaliveTimeout?: Duration;
  /**
   * The name or address of the cluster's DNS, which nginx asks for peers. `NAUST-GTW-001`
   * @default 'kube-dns.kube-system.svc.cluster.local'
   */
  readonly resolver?: string;
  /** The exporter of nginx's figures for Prometheus, on port 9113 of each pod. `NAUST-VAL-004` @default 'nginx/nginx-prometheus-exporter:1.5.1' */
  readonly exporter?: string;
}

/** A gateway on a host of its own. */
export interface HostGatewayProps extends RoutingProps<Address, HostTls> {
  /** How traffic comes in. @default - Entry.direct() */
  readonly entry?: HostEntry;
  /**
   * Paths of `routes` of `host` that ask for a name and a password, each with the file on the host that has them: a line
   * each, the password as `openssl passwd -6` prints it, for root and the group `www-data` alone. `NAUST-VAL-009`,
   * `NAUST-GTW-038`
   * @default - none
   * @see https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html
   */
  readonly passwords?: Readonly<Record<string, string>>;
  /**
   * Where the host stands and who runs it: it has every request outside TLS. `NAUST-RES-001`, `NAUST-RES-002`
   * @default - not said: the register lists it as open
   */
  readonly place?: Place;
  /** The nginx on the host. `NAUST-GTW-007`, `NAUST-GTW-018` @default - nginxTargets.debian12 */
  readonly nginx?: NginxTarget;
  /**
   * Connections of a worker, to clients and services together: 64 to 500000. `NAUST-VAL-020`, `NAUST-GTW-025`
   * @default 16384
   */
  readonly workerConnections?: number;
  /**
   * How long a connection of a client, or of what stands in front, is kept while it is idle, 1 ms to 1 d: longer than the
   * `idleTimeout` of the entry, or what stands in front sends a request on a connection that was just closed.
   * `NAUST-GTW-004`, `NAUST-GTW-036`
   * @default 1 m
   * @see https://nginx.org/en/docs/http/ngx_http_core_module.html#keepalive_timeout
   */
  readonly clientKeepaliveTimeout?: Duration;
  /**
   * The DNS that nginx asks for names while it runs: with 1.27.3 or newer, names of services are looked up again.
   * `NAUST-GTW-001`
   * @default - names are looked up once, at start
   */
  readonly resolver?: string;
  /**
   * When the host restarts if a security upgrade has asked for it: hours and minutes by its own clock. Security upgrades
   * then install themselves every day. `NAUST-VAL-022`
   * @default - the upgrades of the host are left as they are
   */
  readonly restartAt?: string;
  /** Whether it listens on IPv6 too. @default true */
  readonly ipv6?: boolean;
  /** HTTP/3 on UDP port 443 beside HTTP/2; only straight from the world. `NAUST-GTW-018` @default false */
  readonly http3?: boolean;
}
