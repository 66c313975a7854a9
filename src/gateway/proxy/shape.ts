import { duration, flag, listOf, number, oneOf, optional, type Shape, shaped, size } from '../../kernel';
import type { GatewayRetryProps, ProxyProps } from './props';

const reason = oneOf(
  'error',
  'timeout',
  'invalid_header',
  'http_500',
  'http_502',
  'http_503',
  'http_504',
  'http_429',
);

export const proxyShape: Shape<ProxyProps> = {
  timeout: optional(duration),
  connectTimeout: optional(duration),
  sendTimeout: optional(duration),
  bodySize: optional(size),
  retry: optional(
    shaped<GatewayRetryProps>({
      on: optional(listOf(reason)),
      tries: optional(number(2, 'NAUST-VAL-020')),
      within: optional(duration),
      nonIdempotent: optional(flag),
    }),
  ),
};
