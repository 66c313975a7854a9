import type { Findings } from '../../kernel';
import { Key } from '../key';
import { checkKey } from '../key-spec';
import type { Concurrency, LimitProps, Rate } from './props';

export interface RateSpec {
  readonly zone: string;
  readonly key: Key;
  readonly requests: number;
  readonly per: Rate['per'];
  readonly burst: number;
}

export interface ConcurrencySpec {
  readonly zone: string;
  readonly key: Key;
  readonly requests: number;
}

/** What is asked for at most, in one place; `undefined` where that of the place around it holds. */
export interface LimitSpec {
  readonly rates: readonly RateSpec[] | undefined;
  readonly concurrency: ConcurrencySpec | undefined;
}

/** @param scope names the zones: where the limits are declared */
export function resolveLimits(scope: string, { rate, concurrency }: LimitProps): LimitSpec {
  return {
    rates: rate && listOf(rate).map((each, index) => rateOf(scope, each, index)),
    concurrency: concurrency === undefined ? undefined : concurrencyOf(scope, concurrency),
  };
}

export function checkLimits(at: string, { rate, concurrency }: LimitProps, findings: Findings): void {
  for (const { requests, burst, by } of rate ? listOf(rate) : []) {
    findings.integer(`${at}rate.requests`, requests, { min: 1, max: 100_000 });
    findings.integer(`${at}rate.burst`, burst, { min: 0, max: 100_000 });
    if (by) checkKey(`${at}rate`, by, findings);
  }
  if (concurrency === undefined) return;
  const { requests, by } = concurrencyProps(concurrency);
  findings.integer(`${at}concurrency`, requests, { min: 1, max: 100_000 });
  if (by) checkKey(`${at}concurrency`, by, findings);
}

/** A zone counts for one key and one rate, so each that is declared has one of its own. */
function rateOf(scope: string, { requests, per, burst, by }: Rate, index: number): RateSpec {
  const zone = index === 0 ? `rl_${scope}` : `rl_${scope}_${index + 1}`;
  return { zone, key: by ?? Key.clientAddress(), requests, per, burst };
}

function concurrencyOf(scope: string, given: number | Concurrency): ConcurrencySpec {
  const { requests, by } = concurrencyProps(given);
  return { zone: `lc_${scope}`, key: by ?? Key.clientAddress(), requests };
}

function concurrencyProps(given: number | Concurrency): Concurrency {
  return typeof given === 'object' ? given : { requests: given };
}

function listOf(rate: Rate | readonly Rate[]): readonly Rate[] {
  return Array.isArray(rate) ? (rate as readonly Rate[]) : [rate as Rate];
}
