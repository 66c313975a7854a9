import type { BackendSpec } from './backend-spec';

/** The largest weight that a route takes. */
export const largestWeight = 1_000_000;

/** Both versions side by side: of a hundred requests so many for the canary, whatever each is made up of. */
export function shares(
  stable: readonly BackendSpec[],
  canary: readonly BackendSpec[],
  percent: number,
): readonly BackendSpec[] {
  const hundredths = Math.round(percent * 100);
  return reduced([
    ...times(stable, (10_000 - hundredths) * sum(canary)),
    ...times(canary, hundredths * sum(stable)),
  ]);
}

function sum(backends: readonly BackendSpec[]): number {
  return backends.reduce((total, { weight }) => total + weight, 0);
}

function times(backends: readonly BackendSpec[], factor: number): readonly BackendSpec[] {
  return backends.map((backend) => ({ ...backend, weight: backend.weight * factor }));
}

function reduced(backends: readonly BackendSpec[]): readonly BackendSpec[] {
  const divisor = backends.reduce((common, { weight }) => greatestCommon(common, weight), 0) || 1;
  return backends.map((backend) => ({ ...backend, weight: backend.weight / divisor }));
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}
