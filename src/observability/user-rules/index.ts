export { userGroups } from './groups';
export type { AlertProps, RulesProps } from './props';
export { noRules, type UserRules } from './rules-spec';
export { rulesShape } from './shape';
export { resolveUserRules } from './spec';
