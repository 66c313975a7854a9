import { CircuitBreaker, Retry } from '../../../src/resilience';
import type { Case } from '../../case';
import { onStage } from '../stage';
import { p99, steadyLoad } from '../steady-load';

const perSecond = 500;
const rounds = 5;

/**
 * What a sidecar adds to a call that goes well; each round asks both, so that a machine that slows down slows both.
 * `direct.p99.ms` is what is no sidecar's: the client, the callee, and whatever else the machine does.
 */
export const overheadEnvoy: Case = {
  bounds: { 'envoy.overhead.p99.ms': { atMost: Infinity } },
  measure: () =>
    onStage(
      'envoy',
      { breaker: CircuitBreaker.onRatio(), retry: Retry.on(['GET']) },
      async ({ url, direct }) => {
        const alone: number[] = [];
        const through: number[] = [];
        for (let round = 0; round < rounds; round++) {
          alone.push(p99(await steadyLoad(direct, perSecond, 2)));
          through.push(p99(await steadyLoad(url, perSecond, 2)));
        }
        return {
          'direct.p99.ms': median(alone),
          'envoy.overhead.p99.ms': median(through.map((each, round) => each - alone[round]!)),
        };
      },
    ),
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
