import { cpu, duration, flag, number, oneOf, optional, type Shape, size, textLike } from '../../kernel';
import { workloadShape } from '../deployment';
import type { CronTaskProps } from './props';
import { cronSchedule } from './schedule';
import { timeZone } from './time-zone';

export const cronTaskShape: Shape<CronTaskProps> = {
  ...workloadShape,
  schedule: textLike(cronSchedule),
  timeZone: optional(textLike(timeZone)),
  concurrency: optional(oneOf('forbid', 'replace', 'allow')),
  startWithin: optional(duration),
  deadline: optional(duration),
  retries: optional(number(2, 'NAUST-VAL-020')),
  keepSucceeded: optional(number(3, 'NAUST-VAL-020')),
  keepFailed: optional(number(3, 'NAUST-VAL-020')),
  keepFor: optional(duration),
  suspended: optional(flag),
  cpu: optional(cpu),
  memory: optional(size),
  cpuLimit: optional(cpu),
  memoryLimit: optional(size),
  gracePeriod: optional(duration),
};
