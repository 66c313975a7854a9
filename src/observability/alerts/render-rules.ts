import { durationText, write } from '../promql';
import type { Alert, RecordingRule, RuleGroup } from './rule';

/** A file of rules. @see https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
export function renderRules(groups: readonly RuleGroup<Alert>[]): object {
  return {
    groups: groups.map(({ name, records = [], alerts = [] }) => ({
      name,
      rules: [...records.map(renderRecord), ...alerts.map(renderAlert)],
    })),
  };
}

function renderRecord({ record, expression }: RecordingRule): object {
  return { record, expr: write(expression) };
}

function renderAlert({ alert, when, lasting, severity, labels, summary, runbook }: Alert): object {
  return {
    alert,
    expr: write(when),
    for: lasting === 0 ? undefined : durationText(lasting),
    labels: { severity, ...labels },
    annotations: { summary, runbook },
  };
}
