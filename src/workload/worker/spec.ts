import type { Duration } from 'cdk8s';
import { conform, type Findings, withDefaults } from '../../kernel';
import {
  checkSeconds,
  replicatedWorkloadDefaults,
  type ReplicatedWorkloadSpec,
  resolveReplicatedWorkload,
  resolveStartup,
  type Surroundings,
} from '../deployment';
import { usualStart, workerDefaults } from './defaults';
import { resolveLiveness } from './liveness';
import type { WorkerProps } from './props';
import { workerShape } from './shape';

export function resolveWorker(
  findings: Findings,
  name: string,
  given: WorkerProps,
  around: Surroundings,
): ReplicatedWorkloadSpec {
  const props = conform(findings, given, workerShape);
  const complete = withDefaults(props, {
    ...replicatedWorkloadDefaults,
    ...workerDefaults,
  });
  const { cpu, memory, cpuLimit, memoryLimit, gracePeriod } = complete;
  checkSeconds(findings, 'gracePeriod', gracePeriod, { min: 1, max: 86_400 });
  const liveness = resolveLiveness(findings, props);
  const startsWithin = props.startsWithin ?? longer(usualStart, props.heartbeat?.maxAge);
  const container = {
    liveness,
    startup: liveness && resolveStartup(findings, startsWithin, liveness),
    resources: { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } },
  };
  return resolveReplicatedWorkload(findings, name, complete, { gracePeriod, container }, around);
}

/** A loop whose round takes an hour touches its file for the first time after an hour. */
function longer(usual: Duration, maxAge: Duration | undefined): Duration {
  const isLonger = maxAge !== undefined && maxAge.toMilliseconds() > usual.toMilliseconds();
  return isLonger ? maxAge : usual;
}
