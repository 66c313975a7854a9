import { number, oneOf, optional, type Shape } from '../../kernel';
import type { TraceProps } from './props';

export const traceShape: Shape<TraceProps> = {
  from: optional(oneOf('proxy', 'anybody')),
  sampled: optional(number(10, 'NAUST-GTW-037')),
};
