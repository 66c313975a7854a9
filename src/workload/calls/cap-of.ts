import type { Engine, PolicySpec } from '../../resilience';

/** How many requests of one pod of the caller are under way at most; `undefined` where the engine holds no cap. */
export function capOf(policy: PolicySpec, engine: Engine): number | undefined {
  const asked = { ...policy, concurrency: { ...policy.concurrency, isAsked: true } };
  const hasNone = engine.deviations(asked).some(({ name }) => name === 'no-caps');
  return hasNone ? undefined : policy.concurrency.connections;
}
