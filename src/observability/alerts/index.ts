export type { Objective } from './objective-rules';
export type { AlertRule, RuleGroup, Severity } from './rule';
export { renderRules } from './render-rules';
export { ruleGroups } from './rule-groups';
export { metricsIn, toldRules } from './told';
