import { either, listOf, number, oneOf, optional, type Shape, shaped } from '../../kernel';
import { key } from '../key-shape';
import type { Concurrency, LimitProps, Rate } from './props';

const rate = shaped<Rate>({
  requests: number(1, 'NAUST-VAL-020'),
  per: oneOf('second', 'minute'),
  burst: number(0, 'NAUST-VAL-020'),
  by: optional(key),
});

const concurrency = shaped<Concurrency>({ requests: number(1, 'NAUST-VAL-020'), by: optional(key) });

export const limitShape: Shape<LimitProps> = {
  rate: optional(either(listOf(rate), rate)),
  concurrency: optional(either(number(1, 'NAUST-VAL-020'), concurrency)),
};
