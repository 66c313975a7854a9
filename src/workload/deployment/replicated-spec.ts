import type { Findings } from '../../kernel';
import { type AutoscaleSpec, resolveAutoscale } from '../autoscale';
import type { Surroundings } from './placement';
import type { ReplicatedWorkloadProps } from './replicated-props';
import { type OwnSpec, resolveWorkload, type WorkloadSpec } from './spec';
import { progressDeadline } from './startup';

/** A Deployment, complete but for the addresses of those it calls. */
export interface ReplicatedWorkloadSpec extends WorkloadSpec {
  readonly replicas: number;
  readonly autoscale: AutoscaleSpec | undefined;
  /** How long a new pod may take until the rollout counts as failed, in seconds; `undefined` for the usual time. */
  readonly progressDeadline: number | undefined;
}

type Written = ReplicatedWorkloadProps &
  Required<Pick<ReplicatedWorkloadProps, 'replicas' | 'temporary' | 'priority'>>;

export function resolveReplicatedWorkload(
  findings: Findings,
  name: string,
  props: Written,
  own: OwnSpec,
  around: Surroundings,
): ReplicatedWorkloadSpec {
  const { replicas } = props;
  findings.integer('replicas', replicas, { min: 1, max: 1000 }, 'NAUST-WRK-001');
  const pods = { replicas, container: name, resources: own.container.resources };
  const autoscale = props.autoscale && resolveAutoscale(findings, props.autoscale, pods);
  const workload = resolveWorkload(findings, name, props, { ...own, pod: { spread: true } }, around);
  return { ...workload, replicas, autoscale, progressDeadline: progressDeadline(own.container.startup) };
}
