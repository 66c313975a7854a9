export type { CallObjective, Objective } from './objective-rules';
export type { RouteObjective } from './route-objective-rules';
export type { AlertRule, RuleGroup, Severity } from './rule';
export { renderRules } from './render-rules';
export { ruleGroups } from './rule-groups';
