import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const kubeStateMetricsCpu = { request: Cpu.millis(50), limit: Cpu.millis(500) };
export const kubeStateMetricsMemory = Size.mebibytes(256);

/** Where it tells of itself, and whether it is ready. */
export const ownPort = 8081;
