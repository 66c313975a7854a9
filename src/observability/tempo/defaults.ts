import { Duration, Size } from 'cdk8s';
import { cpuOf, memoryOf } from '../resources';

export const tempoDefaults = {
  volume: Size.gibibytes(20),
  tracesPerPod: Size.mebibytes(20),
  memory: memoryOf('tempo'),
};

export const tempoCpu = cpuOf('tempo');

/** Enough to write what is in memory to its volume. */
export const tempoGracePeriod = Duration.minutes(2);
