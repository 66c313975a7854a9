import {
  cpu,
  duration,
  either,
  labelKey,
  labelValue,
  listOf,
  number,
  oneOf,
  optional,
  type Shape,
  shaped,
  size,
  textLike,
} from '../../kernel';
import { workloadShape } from '../deployment';
import { livenessShape } from '../worker';
import type { DaemonProps, TolerationProps } from './props';

const toleration = shaped<TolerationProps>({
  key: textLike(labelKey),
  value: optional(textLike(labelValue)),
  effect: optional(oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute')),
});

export const daemonShape: Shape<DaemonProps> = {
  ...workloadShape,
  ...livenessShape,
  tolerates: optional(either(oneOf('everything'), listOf(toleration))),
  maxUnavailable: optional(number(1, 'NAUST-VAL-020')),
  cpu: optional(cpu),
  memory: optional(size),
  cpuLimit: optional(cpu),
  memoryLimit: optional(size),
  gracePeriod: optional(duration),
  startsWithin: optional(duration),
};
