import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

/** A daemon stands on every node beside everything else: it is given the share of a sidecar. */
export const daemonDefaults = {
  maxUnavailable: 1,
  cpu: Cpu.millis(100),
  memory: Size.mebibytes(128),
  cpuLimit: Cpu.millis(500),
  memoryLimit: Size.mebibytes(256),
  gracePeriod: Duration.seconds(30),
};
