import type { CallSpec, Engine } from '../../resilience';

/** A call by a policy, and how what carries it out differs from it. */
export interface CarriedOut {
  readonly caller: string;
  readonly callee: string;
  readonly engine: string;
  readonly differences: readonly {
    readonly name: string;
    /** What the engine does instead. */
    readonly what: string;
    readonly acceptedBy: 'the stack' | 'default';
  }[];
}

/** Every difference, since a stack with one that nobody accepted is not written. */
export function carriedOut(
  caller: string,
  calls: readonly CallSpec[],
  engine: Engine,
): readonly CarriedOut[] {
  return calls.map(({ name, policy }) => ({
    caller,
    callee: name,
    engine: engine.name,
    differences: engine.deviations(policy).map(({ name: difference, what }) => ({
      name: difference,
      what,
      acceptedBy: policy.accepted.includes(difference) ? 'the stack' : 'default',
    })),
  }));
}
