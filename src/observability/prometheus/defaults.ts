import { Duration, Size } from 'cdk8s';
import { cpuOf, memoryOf } from '../resources';

export const prometheusDefaults = {
  volume: Size.gibibytes(50),
  scrapeInterval: Duration.seconds(30),
  memory: memoryOf('prometheus'),
};

/** @see https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size: 80 to 85 % of the disk */
export const sizeCapShare = 0.8;

export const prometheusCpu = cpuOf('prometheus');

/** Enough to write what is in memory to its volume. */
export const prometheusGracePeriod = Duration.minutes(2);
