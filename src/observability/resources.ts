import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { ResourcesSpec } from '../pod';
import requested from './requests.json';

export interface CpuRange {
  readonly request: Cpu;
  readonly limit: Cpu;
}

/** Of each container of the stack, unless somebody says otherwise. */
type Part = keyof typeof requested;

export function cpuOf(part: Part): CpuRange {
  const { request, limit } = requested[part].cpuMillis;
  return { request: Cpu.millis(request), limit: Cpu.millis(limit) };
}

export function memoryOf(part: Part): Size {
  return Size.mebibytes(requested[part].memoryMebibytes);
}

/** Memory is promised in full: a store that is ended for want of memory loses what it has not written. */
export function resources(cpu: CpuRange, memory: Size): ResourcesSpec {
  return { requests: { cpu: cpu.request, memory }, limits: { cpu: cpu.limit, memory } };
}
