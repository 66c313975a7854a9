import { Duration, Size } from 'cdk8s';
import { cpuOf, memoryOf } from '../resources';

export const lokiDefaults = {
  volume: Size.gibibytes(50),
  logsPerPod: Size.mebibytes(50),
  memory: memoryOf('loki'),
};

export const lokiCpu = cpuOf('loki');

/** Enough to write what is in memory to its volume. */
export const lokiGracePeriod = Duration.minutes(2);

/**
 * From this day on all logs are in one schema; a later schema begins on a later day.
 * @see https://grafana.com/docs/loki/latest/operations/storage/schema/
 */
export const schemaFrom = '2024-04-01';

/** Of its memory, what reading the log back at start may fill before it is written out. Loki's own default is 4 GB. */
export const replayShare = 0.5;

/** Of its memory, where the runtime begins to collect in earnest. @see https://pkg.go.dev/runtime/debug#SetMemoryLimit */
export const goMemoryShare = 0.9;
