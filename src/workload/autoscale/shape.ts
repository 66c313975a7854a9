import { number, optional, shaped } from '../../kernel';
import type { AutoscaleProps } from './props';

export const autoscaleKind = shaped<AutoscaleProps>({
  maxReplicas: number(4, 'NAUST-VAL-020'),
  cpuPercent: optional(number(70, 'NAUST-VAL-020')),
});
