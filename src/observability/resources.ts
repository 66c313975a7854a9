import type { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { ResourcesSpec } from '../pod';

export interface CpuRange {
  readonly request: Cpu;
  readonly limit: Cpu;
}

/** Memory is promised in full: a store that is ended for want of memory loses what it has not written. */
export function resources(cpu: CpuRange, memory: Size): ResourcesSpec {
  return { requests: { cpu: cpu.request, memory }, limits: { cpu: cpu.limit, memory } };
}
