export { Cluster } from './cluster';
export type { Host, Machines, Site, Surroundings } from './machines';
export { Namespace, type NamespaceProps, type PodSecurityLevel } from './namespace';
export type { ClusterNode } from './node';
export type { HostPortOpening, LoadBalancerOpening, Opening } from './opening';
export type { Plan } from './plan';
export { Pool } from './pool';
export type { AdoptedPoolProps, ClusterProps, MadePoolProps, OtherSitePoolProps, PoolProps } from './props';
export { type S3StateProps, TerraformState } from './state';
