import type { Engine, PolicySpec } from '../../resilience';

/** What holds a caller to a share of what its callee bears. */
export interface Cap {
  /** Of one pod of the caller: how many requests are under way at most. */
  readonly requests: number;
  /** Whether that is to each pod of the callee by itself. */
  readonly ofEachPod: boolean;
}

/** `undefined` where the engine holds no cap. */
export function capOf(policy: PolicySpec, engine: Engine): Cap | undefined {
  const asked = { ...policy, concurrency: { ...policy.concurrency, isAsked: true } };
  const names = engine.deviations(asked).map(({ name }) => name);
  if (names.includes('no-caps')) return undefined;
  return { requests: policy.concurrency.connections, ofEachPod: names.includes('caps-per-peer') };
}
