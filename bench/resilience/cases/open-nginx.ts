import { CircuitBreaker, Retry } from '../../../src/resilience';
import type { Case } from '../../case';
import { open } from '../open';

/** With retries, by which nginx knows the pods one by one. */
export const openNginx: Case = {
  bounds: { 'nginx.open.p99.ms': { atMost: Infinity }, 'nginx.open.leakRatio': { atMost: 1 } },
  measure: () => open('nginx', { breaker: CircuitBreaker.onRatio(), retry: Retry.on(['GET']) }),
};
