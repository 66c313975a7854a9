import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const cronTaskDefaults = {
  timeZone: 'Etc/UTC',
  concurrency: 'forbid' as const,
  startWithin: Duration.minutes(5),
  deadline: Duration.hours(1),
  retries: 2,
  keepSucceeded: 3,
  keepFailed: 3,
  keepFor: Duration.days(7),
  cpu: Cpu.millis(250),
  memory: Size.mebibytes(512),
  cpuLimit: Cpu.millis(500),
  memoryLimit: Size.mebibytes(512),
  gracePeriod: Duration.seconds(30),
};
