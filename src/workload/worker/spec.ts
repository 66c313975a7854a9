import { conform, type Findings, withDefaults } from '../../kernel';
import {
  checkSeconds,
  replicatedWorkloadDefaults,
  type ReplicatedWorkloadSpec,
  resolveReplicatedWorkload,
  type Surroundings,
} from '../deployment';
import { workerDefaults } from './defaults';
import { resolveLiveness } from './liveness';
import { resolveWorkerStart } from './start';
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
  const container = {
    liveness,
    startup: resolveWorkerStart(findings, props, liveness),
    resources: { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } },
  };
  return resolveReplicatedWorkload(findings, name, complete, { gracePeriod, container }, around);
}
