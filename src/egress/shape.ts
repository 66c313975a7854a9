import { pool } from '../cluster';
import { cidr, type Kind, number, optional, type Shape, textLike } from '../kernel';
import type { EgressProxyProps } from './props';

export const egressProxyShape: Shape<EgressProxyProps> = {
  addresses: optional(textLike(cidr)),
  replicas: optional(number(2, 'NAUST-VAL-020')),
  on: optional(pool as Kind<NonNullable<EgressProxyProps['on']>>),
};
