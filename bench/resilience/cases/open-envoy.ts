import { CircuitBreaker } from '../../../src/resilience';
import type { Case } from '../../case';
import { open } from '../open';

/** The default breaker, in the engine that is the default. */
export const openEnvoy: Case = {
  bounds: { 'envoy.open.p99.ms': { atMost: 5 }, 'envoy.open.leakRatio': { atMost: 0.01 } },
  measure: () => open('envoy', { breaker: CircuitBreaker.onRatio() }),
};
