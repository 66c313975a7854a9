import type { DisclosureProps } from '../../../residency';
import type { RedactedKind } from '../../../alloy';
import type { External } from '../../external';

/** Another Loki than that of the cluster. */
export interface LogDestinationProps {
  /** Where it is: the sidecar is let out to it, and to nothing else. TLS where it is outside of the cluster. */
  readonly at: External;
  /** Where it takes lines. `NAUST-VAL-010` @default '/loki/api/v1/push' */
  readonly path?: string;
  /**
   * The company that is given the lines, and what for: logs are telemetry, and go only where the policy lets that go.
   * `NAUST-POD-014`, `NAUST-RES-002`, `NAUST-RES-006`
   * @default - nobody outside: only for pods of the same cluster
   */
  readonly recipient?: DisclosureProps;
}

/** Log files of an application, and who brings them where. */
export interface LogsProps {
  /**
   * A directory of its own, such as `/var/log/orders`. Its `*.log` files are read, also those that appear later. It holds
   * 256 MiB: the application rotates its files, to names that do not end in `.log`, or its pod is evicted. `NAUST-VAL-009`,
   * `NAUST-WRK-006`
   */
  readonly directory: string;
  /**
   * What reads them: Alloy, Fluent Bit and Fluentd send them to a Loki; `tail` follows them to stdout, where the log agent
   * of the cluster reads them. `NAUST-VAL-030`
   * @default 'alloy'
   */
  readonly by?: 'alloy' | 'fluent-bit' | 'fluentd' | 'tail';
  /** Another Loki; not with `tail`. `NAUST-POD-013`, `NAUST-POD-014` @default - that of the `Observability` of its cluster */
  readonly to?: LogDestinationProps;
  /**
   * What is taken out of each line before it leaves the pod, as `Observability` takes it out of all others; by `tail` it is
   * taken out there. An empty list keeps lines as they are. `NAUST-VAL-030`
   * @default ['email', 'nationalId', 'card', 'token']
   */
  readonly redact?: readonly RedactedKind[];
  /**
   * Another image of the same program. Fluentd has none with its plugin `fluent-plugin-grafana-loki` that naust could name:
   * it has to be given. `NAUST-POD-015`, `NAUST-VAL-004`
   * @default - naust's own, at a version of its own
   */
  readonly image?: string;
}
