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
import { workloadShape } from '../deployment';
import type { HeartbeatProps, WorkerProps } from './props';

export const workerShape: Shape<WorkerProps> = {
  ...workloadShape,
  heartbeat: optional(shaped<HeartbeatProps>({ file: textLike(absolutePath), maxAge: duration })),
  alive: optional(listOf({ ...text('/app/alive'), code: 'NAUST-WRK-022' })),
  cpu: optional(cpu),
  memory: optional(size),
  cpuLimit: optional(cpu),
  memoryLimit: optional(size),
  gracePeriod: optional(duration),
};
