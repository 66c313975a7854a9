import type { DisclosureProps } from '../../residency';
import type { External } from '../../workload';
import type { Severity } from '../alerts';

/** Somebody who is told of alerts. */
export interface ReceiverProps {
  /** Where it is: Alertmanager is let out to it, and to nothing else. */
  readonly at: External;
  /**
   * The company that is told, and what for. Alerts name pods, nodes and services: they are telemetry, and go only where
   * the policy lets that go. `NAUST-OBS-010`, `NAUST-RES-002`, `NAUST-RES-006`
   *
   * @default - nobody outside: only for pods of the same cluster
   */
  readonly recipient?: DisclosureProps;
  /**
   * What it is told: what wakes somebody (`page`), what waits for the morning (`ticket`), and that alerts arrive at all,
   * every minute (`heartbeat`): whoever is told that raises the alarm when it stops. `NAUST-VAL-030`
   *
   * @default ['page', 'ticket']
   */
  readonly tells?: readonly Severity[];
}

/** Told by a request with JSON, as most services for being on call take it. */
export interface WebhookProps extends ReceiverProps {
  /**
   * An existing Secret whose key `url` is the whole address: it mostly has a token in it.
   * `kubectl -n observability create secret generic oncall --from-file=url`. `NAUST-VAL-005`
   */
  readonly secret: string;
}

/** Told by the second version of PagerDuty's events, which others of its kind also take. */
export interface PagerDutyProps extends ReceiverProps {
  /** An existing Secret whose key `routing-key` is the key of the service there. `NAUST-VAL-005` */
  readonly secret: string;
}

/** Told by e-mail, through a server that speaks TLS. */
export interface EmailProps extends ReceiverProps {
  /** Who writes: `alerts@example.no`. `NAUST-OBS-011` */
  readonly from: string;
  /** Who reads: at least one. `NAUST-OBS-011` */
  readonly to: readonly string[];
  /** What it is called at the server. `NAUST-OBS-011` */
  readonly username: string;
  /** An existing Secret whose key `password` is its password there. `NAUST-VAL-005` */
  readonly secret: string;
}
