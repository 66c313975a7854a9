import type { CallProps } from '../../src/resilience';
import type { Figures } from '../figures';
import { onStage } from './stage';
import { p99, steadyLoad } from './steady-load';

const perSecond = 500;
const seconds = 20;

/** Ten thousand requests at two pods of which every answer is 503: how soon callers are told, and how many get through. */
export function open(engine: 'envoy' | 'nginx', props: CallProps): Promise<Figures> {
  return onStage(engine, props, async ({ callee, url }) => {
    callee.mode = 'failing';
    const load = await steadyLoad(url, perSecond, seconds);
    return {
      [`${engine}.open.p99.ms`]: p99(load),
      [`${engine}.open.leakRatio`]: callee.hits / (perSecond * seconds),
    };
  });
}
