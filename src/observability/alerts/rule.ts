import type { Expression } from '../promql';

/** `page` wakes somebody, `ticket` waits for the morning; `heartbeat` is told as long as all is well. */
export type Severity = 'heartbeat' | 'page' | 'ticket';

export interface Alert {
  readonly alert: string;
  readonly when: Expression;
  /** Seconds that it has to be so before anybody is told. */
  readonly lasting: number;
  readonly severity: Severity;
  /** Beside the severity: what tells alerts of one name apart. */
  readonly labels?: Readonly<Record<string, string>>;
  /** A template of Go, over `$labels` and `$value`. */
  readonly summary: string;
  /** The page that says what to do. @default - the stack's own */
  readonly runbook?: string;
}

/** One of the stack's own. */
export interface AlertRule extends Alert {
  readonly proof: Proof;
}

/** Series for which it fires, and series for which it does not. @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/ */
export interface Proof {
  readonly fires: readonly SampleSeries[];
  readonly holds: readonly SampleSeries[];
  /** Minutes after which both are looked at. */
  readonly after: number;
  /** Minutes from one sample to the next, where it is not one. */
  readonly every?: number;
}

export interface SampleSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: string;
}

export interface RecordingRule {
  readonly record: string;
  readonly expression: Expression;
}

export interface RuleGroup<A extends Alert = AlertRule> {
  readonly name: string;
  readonly records?: readonly RecordingRule[];
  readonly alerts?: readonly A[];
}

/** A series of samples, one a minute where its proof says nothing else: `0+60x30` begins at 0 and grows by 60 thirty times. */
export function sample(
  metric: string,
  labels: Readonly<Record<string, string>>,
  values: string,
): SampleSeries {
  return { metric, labels, values };
}

export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;
