export type { CallObjective, Objective } from './objective-rules';
export type { RouteObjective } from './route-objective-rules';
export type { Alert, AlertRule, RecordingRule, RuleGroup, Severity } from './rule';
export { renderRules } from './render-rules';
export { ruleFiles } from './rule-files';
export { ruleGroups } from './rule-groups';
export { metricsIn, toldRules } from './told';
