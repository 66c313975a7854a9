import { type Duration, type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Findings } from '../kernel';

export interface Limits {
  /** Milliseconds, ends included. */
  readonly min: number;
  readonly max: number;
}

/** Reports a time that nginx cannot be told, or that is out of its range. */
export function checkDuration(
  field: string,
  value: Duration,
  { min, max }: Limits,
  findings: Findings,
): void {
  const milliseconds = value.toMilliseconds({ integral: false });
  if (Number.isInteger(milliseconds) && milliseconds >= min && milliseconds <= max) return;
  findings.add({
    code: 'NAUST-GTW-004',
    what: `${field} is not a time in its range`,
    got: `${milliseconds} ms`,
    allowed: `whole milliseconds, ${min} to ${max}`,
    fix: 'write it like Duration.seconds(5)',
  });
}

const LARGEST_KIBIBYTES = 10 * 1024 * 1024;

/** Reports a size that nginx cannot be told; to it zero means no limit at all. */
export function checkSize(field: string, value: Size, findings: Findings): void {
  const kibibytes = value.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (Number.isInteger(kibibytes) && kibibytes >= 1 && kibibytes <= LARGEST_KIBIBYTES) return;
  findings.add({
    code: 'NAUST-GTW-004',
    what: `${field} is not a size in its range`,
    got: `${kibibytes} KiB`,
    allowed: '1 KiB to 10 GiB, whole KiB',
    fix: 'write it like Size.mebibytes(1)',
  });
}
