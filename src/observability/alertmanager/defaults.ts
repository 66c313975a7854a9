import { Duration, Size } from 'cdk8s';
import { cpuOf, memoryOf } from '../resources';

export const alertmanagerDefaults = {
  memory: memoryOf('alertmanager'),
};

export const receiverDefaults = {
  tells: ['page', 'ticket'] as const,
};

export const alertmanagerCpu = cpuOf('alertmanager');

/** Silences, and whom it has told: a few kilobytes. */
export const alertmanagerVolume = Size.gibibytes(1);

/** How alerts are told together. @see https://prometheus.io/docs/alerting/latest/configuration/#route: its makers' own */
export const grouping = {
  wait: Duration.seconds(30),
  interval: Duration.minutes(5),
  repeat: Duration.hours(4),
  /** Whoever waits for a sign of life is given one this often. */
  heartbeat: Duration.minutes(1),
} as const;
