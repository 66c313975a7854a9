export { Cluster, Namespace, TerraformState } from './cluster';
export type { ClusterProps, NamespaceProps, Plan, Pool } from './cluster';
export type { Finding, Problem, ProblemCode } from './kernel';
export { problemJson, problemText } from './kernel';
export { environments, Platform, Project } from './platform';
export type { PlatformProps } from './platform';
export { Place, Residency } from './residency';
export type { CountryCode, PlaceProps, ResidencyProps } from './residency';
