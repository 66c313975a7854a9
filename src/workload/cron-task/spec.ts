import type { Duration } from 'cdk8s';
import { conform, type Findings, withDefaults } from '../../kernel';
import {
  checkSeconds,
  resolveWorkload,
  type Surroundings,
  workloadDefaults,
  type WorkloadSpec,
} from '../deployment';
import { cronTaskDefaults } from './defaults';
import type { CronTaskProps } from './props';
import { cronSchedule } from './schedule';
import { cronTaskShape } from './shape';
import { timeZone } from './time-zone';

/** A CronJob, complete but for the addresses of those it calls. */
export interface CronTaskSpec extends WorkloadSpec {
  readonly schedule: string;
  readonly timeZone: string;
  readonly concurrency: 'forbid' | 'replace' | 'allow';
  readonly startWithin: Duration;
  readonly deadline: Duration;
  readonly retries: number;
  readonly keepSucceeded: number;
  readonly keepFailed: number;
  readonly keepFor: Duration;
  readonly suspended: boolean;
}

/** Runs are named after it and the minute, pods after the run. @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec */
const LONGEST_NAME = 52;
const DAY = 86_400;

export function resolveCronTask(
  findings: Findings,
  name: string,
  given: CronTaskProps,
  around: Surroundings,
): CronTaskSpec {
  const props = conform(findings, given, cronTaskShape);
  const p = withDefaults(props, { ...workloadDefaults, ...cronTaskDefaults });
  findings.check('schedule', p.schedule, cronSchedule);
  findings.check('timeZone', p.timeZone, timeZone);
  checkSeconds(findings, 'startWithin', p.startWithin, { min: 10, max: DAY });
  checkSeconds(findings, 'deadline', p.deadline, { min: 1, max: 7 * DAY });
  checkSeconds(findings, 'keepFor', p.keepFor, { min: 0, max: 30 * DAY });
  checkSeconds(findings, 'gracePeriod', p.gracePeriod, { min: 1, max: DAY });
  findings.integer('retries', p.retries, { min: 0, max: 10 });
  findings.integer('keepSucceeded', p.keepSucceeded, { min: 0, max: 100 });
  findings.integer('keepFailed', p.keepFailed, { min: 0, max: 100 });
  const own = {
    gracePeriod: p.gracePeriod,
    longestName: LONGEST_NAME,
    // A pod a try: the log of one that failed stays to be read.
    pod: { restartPolicy: 'Never' as const },
    container: {
      resources: {
        requests: { cpu: p.cpu, memory: p.memory },
        limits: { cpu: p.cpuLimit, memory: p.memoryLimit },
      },
    },
  };
  const workload = resolveWorkload(findings, name, p, own, around);
  const { schedule, concurrency, startWithin, deadline, retries, keepSucceeded, keepFailed, keepFor } = p;
  return {
    ...workload,
    schedule,
    timeZone: p.timeZone,
    concurrency,
    startWithin,
    deadline,
    retries,
    keepSucceeded,
    keepFailed,
    keepFor,
    suspended: p.suspended ?? false,
  };
}
