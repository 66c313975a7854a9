import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { Weekday } from './props';

/** `from`, `until`: the hours of least traffic in Norway. */
export const nodeRestartsDefaults = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as readonly Weekday[],
  from: '01:00',
  until: '05:00',
  timeZone: 'Europe/Oslo',
  drainTimeout: Duration.minutes(15),
  pause: Duration.minutes(5),
};

export const kuredResources = {
  requests: { cpu: Cpu.millis(10), memory: Size.mebibytes(64) },
  limits: { cpu: Cpu.millis(100), memory: Size.mebibytes(64) },
};

/** How often a node looks whether it has to restart, and whether it is its turn: several times in the shortest night. */
export const period = Duration.minutes(5);
