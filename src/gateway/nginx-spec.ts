import type { Duration } from 'cdk8s';
import type { TrustSpec } from './entry-spec';
import type { NginxTarget } from './nginx/target';
import type { RoutingSpec } from './spec';

/** One nginx, complete: what it does, and the process that does it. */
export interface NginxSpec {
  readonly target: NginxTarget;
  readonly routing: RoutingSpec;
  readonly trust: TrustSpec | undefined;
  readonly ports: { readonly http: number; readonly https: number; readonly status: number };
  readonly ipv6: boolean;
  readonly http3: boolean;
  /** Whether the status port answers only the host itself. */
  readonly statusOnLoopback: boolean;
  /** For each server of the routing one. */
  readonly certificates: readonly CertificateSpec[];
  /** The file with names and passwords of each path of the first server that asks for them. */
  readonly passwords: Readonly<Record<string, string>>;
  /** The DNS that is asked for names while nginx runs. */
  readonly resolver: string | undefined;
  readonly workers: number | 'auto';
  readonly workerConnections: number;
  readonly workerShutdownTimeout: Duration;
  readonly clientKeepaliveTimeout: Duration;
  /** In a container the first process is the one that is signalled. */
  readonly foreground: boolean;
}

/** Files that are read at start, or a folder with `tls.crt` and `tls.key` that are read again when they change. */
export type CertificateSpec =
  | {
      readonly kind: 'files';
      readonly certificate: string;
      readonly key: string;
      readonly acmeWebroot: string | undefined;
    }
  | { readonly kind: 'folder'; readonly path: string };
