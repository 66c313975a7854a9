import type { Duration, Size } from 'cdk8s';

/**
 * Answers that are kept for a while and given to everybody: only of a route without an auth service, and never those to
 * requests with `Authorization` or `Cookie`, or with `Set-Cookie`. What the service says in `Cache-Control` comes first.
 */
export interface CacheProps {
  /** How long an answer of 200, 301 or 302 is fresh that does not say so: 1 s to 30 d. `NAUST-GTW-004` @default 1 m */
  readonly fresh?: Duration;
}

/** The room for the answers of all routes. */
export interface CacheRoomProps {
  /** In a cluster it is memory of each pod, and counts against its limit. `NAUST-GTW-004`, `NAUST-GTW-035` @default 64 MiB */
  readonly size?: Size;
  /**
   * How long an answer that nobody asks for is kept, and so may be given, stale, while its service is out or being asked
   * again: 1 s to 30 d. `NAUST-GTW-004`
   * @default 1 h
   */
  readonly kept?: Duration;
}
