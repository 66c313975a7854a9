import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const prometheusDefaults = {
  volume: Size.gibibytes(50),
  scrapeInterval: Duration.seconds(30),
  memory: Size.gibibytes(2),
};

/** @see https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size: 80 to 85 % of the disk */
export const sizeCapShare = 0.8;

export const prometheusCpu = { request: Cpu.millis(250), limit: Cpu.millis(2000) };

/** Enough to write what is in memory to its volume. */
export const prometheusGracePeriod = Duration.minutes(2);
