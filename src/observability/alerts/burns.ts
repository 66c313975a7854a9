import { durationText, type Expression, operation, series } from '../promql';
import { type AlertRule, day, hour, minute, type RecordingRule, type RuleGroup } from './rule';

interface Burn {
  /** Times the rate at which the budget lasts just as long as its 30 days. */
  readonly rate: number;
  readonly long: number;
  readonly short: number;
  readonly severity: 'page' | 'ticket';
}

/** @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts */
const burns: readonly Burn[] = [
  { rate: 14.4, long: hour, short: 5 * minute, severity: 'page' },
  { rate: 6, long: 6 * hour, short: 30 * minute, severity: 'page' },
  { rate: 3, long: day, short: 2 * hour, severity: 'ticket' },
  { rate: 1, long: 3 * day, short: 6 * hour, severity: 'ticket' },
];

/** Something that may go wrong for a share of what is asked, and no more. */
export interface Budget {
  readonly group: string;
  /** Before `BurnsFast` and `BurnsSlowly`: one name, one page of what to do. */
  readonly alert: string;
  /** Of what its records tell: what is before the window. */
  readonly record: string;
  /** The series of the records that it is. */
  readonly of: Readonly<Record<string, string>>;
  /** Beside the window: what tells its alerts from others of their name. */
  readonly labels: Readonly<Record<string, string>>;
  /** Percent of what is asked for that is to go well. */
  readonly promised: number;
  /** The share of what went wrong in so many seconds. */
  readonly wrong: (window: number) => Expression;
  /** Up to the window: `{{ $value }}` is the share. */
  readonly summary: string;
  /** Series of so many samples in which this share of what is asked goes wrong. */
  readonly proof: (share: number, samples: number) => AlertRule['proof']['fires'];
}

export function burnRules(budget: Budget): RuleGroup {
  const windows = [...new Set(burns.flatMap(({ long, short }) => [long, short]))].sort((a, b) => a - b);
  return {
    name: budget.group,
    records: windows.map((window): RecordingRule => ({
      record: recorded(budget, window),
      expression: budget.wrong(window),
    })),
    alerts: burns.map((burn) => burnAlert(budget, burn)),
  };
}

function recorded({ record }: Budget, window: number): string {
  return `${record}${durationText(window)}`;
}

function burnAlert(budget: Budget, burn: Burn): AlertRule {
  const share = Number((1 - budget.promised / 100).toPrecision(12));
  const most = Number((burn.rate * share).toPrecision(12));
  const above = (window: number) => operation(series(recorded(budget, window), budget.of), '>', most);
  // Just above the rate, and at half of it, over the whole of the longer window; five samples in the shorter one.
  const every = burn.short / minute / 5;
  const samples = burn.long / minute / every + 2;
  return {
    alert: `${budget.alert}Burns${burn.severity === 'page' ? 'Fast' : 'Slowly'}`,
    when: operation(above(burn.long), 'and', above(burn.short)),
    lasting: 0,
    severity: burn.severity,
    labels: { ...budget.labels, window: durationText(burn.long) },
    summary: `${budget.summary} over ${durationText(burn.long)}: its budget of 30 days would last ${durationText((30 * day) / burn.rate)}`,
    proof: {
      fires: budget.proof(Math.min(1, most * 1.2), samples),
      holds: budget.proof(most * 0.5, samples),
      after: samples * every,
      every,
    },
  };
}
