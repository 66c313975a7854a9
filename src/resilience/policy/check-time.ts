import type { Duration } from 'cdk8s';
import type { Findings, ProblemCode } from '../../kernel';

/** A time within its range in seconds, ends included. */
export function checkTime(
  findings: Findings,
  field: string,
  time: Duration,
  { min, max }: { readonly min: number; readonly max: number },
  code: ProblemCode,
): void {
  const seconds = time.toSeconds({ integral: false });
  if (seconds >= min && seconds <= max) return;
  findings.add({
    code,
    what: `${field} is not a time in its range`,
    got: `${seconds} s`,
    allowed: `${min} to ${max} s`,
    fix: `use a time from ${min} to ${max} s`,
  });
}
