export type { KubernetesObject } from '../emit';
export type { Problem, ProblemCode } from '../kernel';
export type { PodPort, Protocol } from '../network-policy';
export { Capture, Match, type Matcher } from './match';
export { Problems, type ProblemWhere } from './problems';
export { filesOf, objectsOf, problemsOf, type Stack, type StackOptions } from './synthesis';
export { type ObjectName, Template } from './template';
export type { TemplateChart } from './template-chart';
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
