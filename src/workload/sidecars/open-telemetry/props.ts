import type { Sampling } from '../../../collector';
import type { DisclosureProps } from '../../../residency';
import type { External } from '../../external';

/** Where spans go that leave the pod, or the cluster: by OTLP over HTTP. */
export interface TraceDestinationProps {
  /** Where it is: the collector is let out to it, and to nothing else. TLS where it is outside of the cluster. */
  readonly at: External;
  /**
   * The company that is given the spans, and what for: traces are telemetry, and go only where the policy lets that go.
   * `NAUST-POD-014`, `NAUST-RES-002`, `NAUST-RES-006`
   * @default - nobody outside: only for pods of the same cluster
   */
  readonly recipient?: DisclosureProps;
}

export interface OpenTelemetryCollectorProps {
  /** Another store of traces. `NAUST-POD-013`, `NAUST-POD-014` @default - that of the cluster */
  readonly to?: TraceDestinationProps;
  /** Which traces are kept. By tail, of a pod's own spans alone. `NAUST-POD-018`, `NAUST-WRK-002` @default - all of them */
  readonly sampling?: Sampling;
  /**
   * Attributes of spans that are dropped beside those that tell of a person: queries of URLs, ids and names of users,
   * addresses of clients, headers of requests and answers. `NAUST-POD-019`
   * @default []
   */
  readonly drop?: readonly string[];
}
