import type { Duration } from 'cdk8s';
import type { Findings } from '../../kernel';

/** Kubernetes counts these in whole seconds. */
export function checkSeconds(
  findings: Findings,
  field: string,
  duration: Duration,
  range: { readonly min: number; readonly max: number },
): void {
  const seconds = duration.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= range.min && seconds <= range.max) return;
  findings.add({
    code: 'NAUST-WRK-002',
    what: `${field} is not a time in its range`,
    got: `${seconds} s`,
    allowed: `${range.min} to ${range.max} s, whole seconds`,
    fix: `use whole seconds from ${range.min} to ${range.max}`,
  });
}
