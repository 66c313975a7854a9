import type { Findings } from '../../kernel';
import { labelName, metricName } from './names';
import type { RulesProps } from './props';
import { noRules, type UserRules } from './rules-spec';

export function resolveUserRules(findings: Findings, props: RulesProps): UserRules {
  const { alerts = {}, records = {}, metrics = {} } = props;
  for (const [metric, labels] of Object.entries(metrics)) {
    findings.check('a metric in rules.metrics', metric, metricName);
    findings.checkAll(`rules.metrics.${metric}`, labels, labelName);
  }
  if (Object.keys(alerts).length + Object.keys(records).length === 0) return noRules;
  // With it come a parser and the names of all metrics: importing naust does not wait for them.
  const { CheckedRules } = require('./checked-rules') as typeof import('./checked-rules');
  return new CheckedRules(findings, metrics).rules(alerts, records);
}
