import { cpu, duration, number, optional, type Shape, shaped, size, textLike, urlPath } from '../../kernel';
import { replicatedWorkloadShape } from '../deployment';
import { tlsProxyKind } from '../sidecars';
import type { LivenessProps, MicroserviceProps, ReadinessProps } from './props';

const probe = optional(
  shaped<ReadinessProps & LivenessProps>({
    path: optional(textLike(urlPath)),
    after: optional(duration),
    every: optional(duration),
    timeout: optional(duration),
    failures: optional(number(1)),
  }),
);

export const microserviceShape: Shape<MicroserviceProps> = {
  ...replicatedWorkloadShape,
  port: optional(number(8080, 'NAUST-VAL-021')),
  tls: optional(tlsProxyKind),
  readiness: probe,
  liveness: probe,
  startsWithin: optional(duration),
  cpu: optional(cpu),
  memory: optional(size),
  cpuLimit: optional(cpu),
  memoryLimit: optional(size),
  concurrency: optional(number(100, 'NAUST-VAL-020')),
  drain: optional(duration),
  gracePeriod: optional(duration),
};
