import type { AuthProps } from '../auth/props';
import type { Route, ScopedProps } from '../route/props';

/** The names that are served together, and where their paths lead. */
export interface ServerProps<T> extends ScopedProps {
  /** The name that clients ask for, or several: certificates must cover all. `NAUST-VAL-001`, `NAUST-GTW-005` */
  readonly host: string | readonly string[];
  /**
   * Where a path, and everything below it, goes; the longest one wins, and the rest is 404.
   * `NAUST-VAL-010`, `NAUST-GTW-005`, `NAUST-GTW-028`
   */
  readonly routes: Readonly<Record<string, T | Route<T>>>;
  /** The service that lets requests in. @default - everything is let in */
  readonly auth?: AuthProps<T>;
}

/** More names, with routes of their own. What is not said here is as it is for the gateway. */
export interface AdditionalServer<T, C> extends ServerProps<T> {
  /** @default - the gateway's, which then covers these names too */
  readonly tls?: C;
}
