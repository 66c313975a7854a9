import {
  absolutePath,
  cpu,
  duration,
  listOf,
  optional,
  type Shape,
  shaped,
  size,
  text,
  textLike,
} from '../../kernel';
import { replicatedWorkloadShape } from '../deployment';
import type { HeartbeatProps, WorkerProps } from './props';

/** By what Kubernetes tells that something without a port is stuck. */
export const livenessShape: Shape<Pick<WorkerProps, 'heartbeat' | 'alive'>> = {
  heartbeat: optional(shaped<HeartbeatProps>({ file: textLike(absolutePath), maxAge: duration })),
  alive: optional(listOf({ ...text('/app/alive'), code: 'NAUST-WRK-022' })),
};

export const workerShape: Shape<WorkerProps> = {
  ...replicatedWorkloadShape,
  ...livenessShape,
  startsWithin: optional(duration),
  cpu: optional(cpu),
  memory: optional(size),
  cpuLimit: optional(cpu),
  memoryLimit: optional(size),
  gracePeriod: optional(duration),
};
