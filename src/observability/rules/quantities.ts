import { type Duration, type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Findings } from '../../kernel';

/** Kubernetes takes whole mebibytes as they are written. */
export function checkSize(findings: Findings, field: string, size: Size, smallest: Size): void {
  const mebibytes = size.toMebibytes({ rounding: SizeRoundingBehavior.NONE });
  const max = 64 * 1024 * 1024;
  findings.integer(`${field} in MiB`, mebibytes, { min: smallest.toMebibytes(), max });
}

export function checkSeconds(
  findings: Findings,
  field: string,
  duration: Duration,
  range: { readonly min: number; readonly max: number },
): void {
  findings.integer(`${field} in seconds`, duration.toSeconds({ integral: false }), range);
}
