import type { Deviation } from './engine';

/** Those whose condition holds, none of which the user is taken to know of. */
export function gaps(
  ...all: readonly (readonly [holds: boolean, name: string, what: string])[]
): readonly Deviation[] {
  return all.flatMap(([holds, name, what]) => (holds ? [{ name, what, isDefault: false }] : []));
}
