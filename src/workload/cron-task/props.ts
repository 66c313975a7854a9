import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { WorkloadProps } from '../deployment';

export interface CronTaskProps extends WorkloadProps {
  /**
   * When it starts: minute, hour, day of the month, month and day of the week (0 to 6 from Sunday, or names), each `*`, a
   * value, a range, a list or a step; or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. `NAUST-WRK-025`
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
   */
  readonly schedule: string;
  /**
   * The zone that `schedule` is told in, by its name at IANA. Where clocks are changed, an hour is left out in spring and
   * comes twice in autumn, and so does what is due in it. `NAUST-WRK-026`
   * @default 'Etc/UTC'
   * @see https://www.iana.org/time-zones
   */
  readonly timeZone?: string;
  /** What becomes of a run that is due while the last one goes on: it is left out, ends the last, or runs beside it. @default 'forbid' */
  readonly concurrency?: 'forbid' | 'replace' | 'allow';
  /**
   * How late a run may still start, when nothing could start it in time: 10 s to 1 d. `NAUST-WRK-002`
   * @default 5 m
   */
  readonly startWithin?: Duration;
  /** How long a run may take, its tries included, before it is ended: 1 s to 7 d. `NAUST-WRK-002` @default 1 h */
  readonly deadline?: Duration;
  /** How often a run that failed is tried again, 10 s after the first and twice as long each time: 0 to 10. `NAUST-VAL-020` @default 2 */
  readonly retries?: number;
  /** How many runs that came to their end are kept to be looked at: 0 to 100. `NAUST-VAL-020` @default 3 */
  readonly keepSucceeded?: number;
  /** How many runs that failed are kept to be looked at: 0 to 100. `NAUST-VAL-020` @default 3 */
  readonly keepFailed?: number;
  /** After how long a run that has ended is removed with its pods and their logs: 0 s to 30 d. `NAUST-WRK-002` @default 7 d */
  readonly keepFor?: Duration;
  /** Whether runs wait until somebody takes this away again. @default false */
  readonly suspended?: boolean;
  /** The CPU that each pod is promised; not above `cpuLimit`. `NAUST-POD-003`, `NAUST-POD-004` @default 250m */
  readonly cpu?: Cpu;
  /** The memory that each pod is promised; not above `memoryLimit`. `NAUST-POD-003` @default 512 MiB */
  readonly memory?: Size;
  /** The CPU at which it is slowed down. `NAUST-POD-003`, `NAUST-POD-004` @default 500m */
  readonly cpuLimit?: Cpu;
  /** The memory at which it is killed, before it takes its neighbours' memory. `NAUST-POD-003` @default 512 MiB */
  readonly memoryLimit?: Size;
  /** How long it may take to stop once told to, before it is killed: 1 to 86400 s. `NAUST-WRK-002` @default 30 s */
  readonly gracePeriod?: Duration;
}
