import { Size } from 'cdk8s';
import { pool, type TelemetryTarget } from '../cluster';
import { type CollectorSpec, resolveDropped, resolveSampling, Sampling } from '../collector';
import {
  conform,
  type Findings,
  having,
  kubernetesName,
  listOf,
  optional,
  type Shape,
  shown,
  size,
  text,
  textLike,
  withDefaults,
} from '../kernel';
import { type Placement, sizeQuantity } from '../pod';
import { country, type Residency } from '../residency';
import { resolveTraceDestination, traceDestinationKind, type TraceDestinationSpec } from '../workload';
import { tracingDefaults } from './defaults';
import type { TracingProps } from './props';

/** A collector for a whole cluster. */
export interface TracingSpec {
  readonly namespace: string;
  readonly collector: CollectorSpec;
  readonly replicas: 1 | 2;
  readonly placement: Placement;
  readonly memory: Size;
  readonly to: TraceDestinationSpec | undefined;
}

/** What is known of the cluster. */
interface Surroundings {
  readonly residency: Residency;
  readonly regions: readonly string[];
  readonly store: () => TelemetryTarget | undefined;
}

const shape: Shape<TracingProps> = {
  to: optional(traceDestinationKind),
  sampling: optional(having('a Sampling', 'chosen', Sampling.all())),
  drop: optional(listOf(text('shop.customer'))),
  on: optional(pool),
  namespace: optional(textLike(kubernetesName)),
  memory: optional(size),
};

const LEAST = Size.mebibytes(128);

export function resolveTracing(findings: Findings, given: TracingProps, around: Surroundings): TracingSpec {
  const props = conform(findings, given, shape);
  const { namespace, memory, drop } = withDefaults(props, tracingDefaults);
  findings.check('namespace', namespace, kubernetesName);
  if (memory.toKibibytes() < LEAST.toKibibytes()) tooLittle(findings, memory);
  const sampling = resolveSampling(findings, props.sampling ?? Sampling.tail());
  const to = props.to && resolveTraceDestination(findings, props.to);
  return {
    namespace,
    memory,
    replicas: sampling.kind === 'tail' ? 1 : 2,
    placement: placementOf(props.on?.placement, around),
    to,
    collector: {
      address: '0.0.0.0',
      sampling,
      drop: resolveDropped(findings, drop),
      // Where no cluster has one, a problem says so, and nothing is written.
      target: () => to?.target ?? { tls: false, host: 'tempo', port: 4318, ...around.store() },
    },
  };
}

/** Where the policy lets telemetry rest: spans wait in the collector's memory. */
function placementOf(on: Placement | undefined, { residency, regions }: Surroundings): Placement {
  const allowed = residency.countries('telemetry').map((code) => country(code).region);
  const there = (on?.regions ?? regions).filter((region) => allowed.includes(region));
  return { ...on, regions: there };
}

function tooLittle(findings: Findings, memory: Size): void {
  findings.add({
    code: 'NAUST-VAL-020',
    what: 'memory is less than a collector takes',
    got: shown(sizeQuantity(memory)),
    allowed: `${sizeQuantity(LEAST)} or more`,
    fix: `use ${sizeQuantity(LEAST)} or more`,
  });
}
