import { type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Finding } from '../../../kernel';
import { forSystem } from '../defaults';

/** What is used together without anybody having said so is ended by the kernel, whichever it finds first. */
export function memoryFindings(limits: readonly Size[], memory: Size): readonly Finding[] {
  const needed = sum([...limits, forSystem.memory]);
  if (needed <= mebibytes(memory)) return [];
  return [
    {
      code: 'NAUST-CMP-002',
      what: 'lets its containers use more memory together than the machine has',
      got: `${sum(limits)} MiB of limits, and ${mebibytes(forSystem.memory)} MiB for the system`,
      allowed: `${mebibytes(memory)} MiB`,
      fix: `take a machine with ${Math.ceil(needed / 1024)} GiB, or give prometheus.memory or loki.memory less`,
    },
  ];
}

function sum(sizes: readonly Size[]): number {
  return sizes.reduce((total, size) => total + mebibytes(size), 0);
}

function mebibytes(size: Size): number {
  return Math.floor(size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }));
}
