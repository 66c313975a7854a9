import type { Duration } from 'cdk8s';

/** Rules of your own beside those of the stack. */
export interface RulesProps {
  /**
   * What wakes somebody, or waits for the morning, by a name of its own that no alert of the stack has:
   * `{ OrdersLate: { when: 'orders_oldest_seconds > 600', summary: 'Orders wait' } }`. `NAUST-OBS-019`,
   * `NAUST-OBS-020`
   *
   * @default - none
   * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
   */
  readonly alerts?: Readonly<Record<string, AlertProps>>;
  /**
   * What is worked out ahead, by the name it is asked for afterwards, in PromQL:
   * `{ 'orders:late:rate5m': 'sum by (namespace) (rate(orders_late_total[5m]))' }`. `NAUST-OBS-016`, `NAUST-OBS-017`,
   * `NAUST-OBS-018`, `NAUST-OBS-019`, `NAUST-OBS-020`
   *
   * @default - none
   * @see https://prometheus.io/docs/practices/rules/
   */
  readonly records?: Readonly<Record<string, string>>;
  /**
   * The metrics that your services tell, with the labels that they themselves give: `{ orders_late_total: ['channel'] }`.
   * Those of the scrape are there besides: `namespace`, `pod`, `node`, `job` and `instance`. Of a histogram they are its
   * `_bucket` with `le`, its `_sum` and its `_count`. Rules may name these, what the stack itself tells, and nothing
   * else. `NAUST-OBS-017`, `NAUST-OBS-018`, `NAUST-OBS-019`
   *
   * @default - none
   */
  readonly metrics?: Readonly<Record<string, readonly string[]>>;
}

/** An alert of your own. */
export interface AlertProps {
  /**
   * When it fires, in PromQL, as Prometheus reads it without experimental functions. `NAUST-OBS-016`, `NAUST-OBS-017`,
   * `NAUST-OBS-018`
   *
   * @see https://prometheus.io/docs/prometheus/latest/querying/basics/
   */
  readonly when: string;
  /** How long it has to be so before anybody is told: 0 s to 7 d, in whole seconds. `NAUST-VAL-020` @default 5 m */
  readonly lasting?: Duration;
  /** Whether it wakes somebody (`page`), or waits for the morning (`ticket`). `NAUST-VAL-030` @default 'ticket' */
  readonly severity?: 'page' | 'ticket';
  /**
   * What whoever is told reads: a line, in which `{{ $labels.namespace }}` and `{{ $value }}` are what fired, also as
   * `{{ $value | humanize }}`, `humanize1024`, `humanizeDuration` or `humanizePercentage`. `NAUST-OBS-021`,
   * `NAUST-OBS-018`
   */
  readonly summary: string;
  /** The page that says what to do: an address with `https`. `NAUST-OBS-021` @default - none */
  readonly runbook?: string;
  /** Labels besides `severity`, by which receivers can tell alerts apart. `NAUST-OBS-019` @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}
