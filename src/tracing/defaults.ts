import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const tracingDefaults = {
  namespace: 'tracing',
  memory: Size.mebibytes(512),
  drop: [] as readonly string[],
};

export const tracingCpu = { request: Cpu.millis(100), limit: Cpu.millis(1000) };
