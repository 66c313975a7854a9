import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const workerDefaults = {
  cpu: Cpu.millis(250),
  memory: Size.mebibytes(512),
  cpuLimit: Cpu.millis(500),
  memoryLimit: Size.gibibytes(1),
  gracePeriod: Duration.seconds(60),
};

/** Unless a heartbeat may be older. Kubernetes' own example. @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes */
export const usualStart = Duration.minutes(5);

/** As often as the liveness of a service is asked for; a command takes longer than a request. */
export const aliveProbe = {
  period: Duration.seconds(20),
  timeout: Duration.seconds(5),
  failureThreshold: 3,
};
