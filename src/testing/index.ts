export { Capture, Match, Matcher } from './match';
export { Problems, type ProblemWhere } from './problems';
export { filesOf, objectsOf, problemsOf, type Stack, synthesized } from './synthesis';
export { type ObjectName, Template } from './template';
export { TemplateChart } from './template-chart';
export type { TerraformResource } from './terraform-resources';
export {
  type AddressesEnd,
  type ConversationEnd,
  expectReachable,
  expectUnreachable,
  type PodsEnd,
  type ReachOptions,
} from './reachability';
export {
  naustSerializer,
  serializer,
  snapshotOf,
  type SnapshotOptions,
  type SnapshotSerializer,
} from './snapshot';
