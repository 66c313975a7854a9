import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const readinessDefaults = {
  path: '/health',
  after: Duration.seconds(5),
  every: Duration.seconds(10),
  timeout: Duration.seconds(1),
  failures: 3,
};

export const livenessDefaults = {
  path: '/health',
  after: Duration.seconds(15),
  every: Duration.seconds(20),
  timeout: Duration.seconds(1),
  failures: 3,
};

export const microserviceDefaults = {
  port: 8080,
  cpu: Cpu.millis(250),
  memory: Size.mebibytes(512),
  cpuLimit: Cpu.millis(500),
  memoryLimit: Size.mebibytes(512),
  // Kubernetes' own example. https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes
  startsWithin: Duration.minutes(5),
  drain: Duration.seconds(5),
  // The kubelet's own. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
  gracePeriod: Duration.seconds(30),
};
