import { type Duration, type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Findings } from '../kernel';

/** Milliseconds, ends included. */
export interface TimeRange {
  readonly min: number;
  readonly max: number;
  /** What it is a multiple of: some of nginx's times are whole seconds. @default 1 */
  readonly step?: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const times = {
  connect: { min: 1, max: 75_000 },
  wait: { min: 1, max: HOUR },
  /** Of a connection that is meant to last. */
  lasting: { min: 1, max: DAY },
  seconds: { min: 1000, max: HOUR, step: 1000 },
  minute: { min: 1000, max: 60_000, step: 1000 },
  days: { min: 1000, max: 30 * DAY, step: 1000 },
} as const satisfies Record<string, TimeRange>;

/** Reports a time that nginx cannot be told, or that is out of its range. */
export function checkDuration(
  field: string,
  value: Duration,
  { min, max, step = 1 }: TimeRange,
  findings: Findings,
): void {
  const milliseconds = value.toMilliseconds({ integral: false });
  if (Number.isInteger(milliseconds / step) && milliseconds >= min && milliseconds <= max) return;
  findings.add({
    code: 'NAUST-GTW-004',
    what: `${field} is not a time in its range`,
    got: `${milliseconds} ms`,
    allowed: `${min} to ${max} ms, ${step === 1 ? 'whole milliseconds' : 'whole seconds'}`,
    fix: 'write it like Duration.seconds(5)',
  });
}

/** Kibibytes, ends included. */
export interface SizeRange {
  readonly min: number;
  readonly max: number;
}

export const sizes = {
  any: { min: 1, max: 10 * 1024 * 1024 },
  /** Of a buffer of headers: a page of memory and more, for each connection. */
  headers: { min: 4, max: 256 },
} as const satisfies Record<string, SizeRange>;

/** Reports a size that nginx cannot be told, or that is out of its range; to it zero means no limit at all. */
export function checkSize(
  field: string,
  value: Size,
  findings: Findings,
  { min, max }: SizeRange = sizes.any,
): void {
  const kibibytes = value.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
  if (Number.isInteger(kibibytes) && kibibytes >= min && kibibytes <= max) return;
  findings.add({
    code: 'NAUST-GTW-004',
    what: `${field} is not a size in its range`,
    got: `${kibibytes} KiB`,
    allowed: `${min} KiB to ${max === sizes.any.max ? '10 GiB' : `${max} KiB`}, whole KiB`,
    fix: `write it like ${max === sizes.any.max ? 'Size.mebibytes(1)' : 'Size.kibibytes(16)'}`,
  });
}
