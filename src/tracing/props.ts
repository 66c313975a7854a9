import type { Size } from 'cdk8s';
import type { Pool } from '../cluster';
import type { Sampling } from '../collector';
import type { TraceDestinationProps } from '../workload';

export interface TracingProps {
  /** Another store of traces. `NAUST-POD-013`, `NAUST-POD-014` @default - that of the cluster */
  readonly to?: TraceDestinationProps;
  /**
   * Which traces are kept. By tail there is one collector, as it has to see the whole of each: while it starts anew, spans
   * are lost. Otherwise there are two. `NAUST-POD-018`, `NAUST-WRK-002`
   * @default - by tail: all that failed or took a second, and a tenth of the others
   */
  readonly sampling?: Sampling;
  /**
   * Attributes of spans that are dropped beside those that tell of a person: queries of URLs, ids and names of users,
   * addresses of clients, headers of requests and answers. `NAUST-POD-019`
   * @default []
   */
  readonly drop?: readonly string[];
  /** The pool that it is held to. `NAUST-WRK-007`, `NAUST-RES-003` @default - every region where the policy lets telemetry rest */
  readonly on?: Pool;
  /** The namespace of the collector. `NAUST-VAL-005` @default 'tracing' */
  readonly namespace?: string;
  /** Promised and never exceeded: at least 128 MiB; by tail it holds what is waited for. `NAUST-VAL-020` @default 512 MiB */
  readonly memory?: Size;
}
