import type { External } from '../../workload';

/** A database of PostgreSQL that is asked how it is. */
export interface DatabaseProps {
  /** Where it answers: the exporter is let out to it. Name it by `External.pods` in the cluster, by `External.cidrs` outside. */
  readonly at: External;
  /** The user that asks: a member of `pg_monitor` and of nothing else. `NAUST-OBS-026` @default 'metrics' */
  readonly user?: string;
  /** An existing Secret whose key `password` is that user's. `NAUST-VAL-005` */
  readonly secret: string;
  /** The database to connect to; figures are of all in the server. `NAUST-OBS-026` @default 'postgres' */
  readonly database?: string;
  /**
   * An existing Secret whose key `ca.crt` is the authority of the server's certificate, which then has to name the host.
   * `NAUST-VAL-005`
   *
   * @default - none: the connection is encrypted, and who answers is not checked
   */
  readonly authority?: string;
}
