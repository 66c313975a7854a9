import type { Grammar } from '../../kernel';

const code = 'NAUST-OBS-019';

/**
 * Prometheus 3 would take any text between quotes; Loki, and whoever writes PromQL by hand, would not.
 * @see https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels
 */
export const metricName: Grammar = {
  name: 'a name of a metric',
  code,
  allowed: 'letters, digits, underscores and colons, not beginning with a digit',
  example: 'orders_late_total',
  accepts: (value) => /^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$/.test(value),
};

/** @see https://grafana.com/docs/loki/latest/get-started/labels/#label-format */
export const labelName: Grammar = {
  name: 'a name of a label',
  code,
  allowed: 'letters, digits and underscores, not beginning with a digit or with two underscores',
  example: 'channel',
  accepts: (value) => /^(?!__)[a-zA-Z_][a-zA-Z0-9_]{0,127}$/.test(value),
};

export const alertName: Grammar = {
  name: 'a name of an alert',
  code,
  allowed: 'letters, digits and underscores, beginning with a letter',
  example: 'OrdersLate',
  accepts: (value) => /^[a-zA-Z][a-zA-Z0-9_]{0,127}$/.test(value),
};
