export { type AccessCodes, accessFindings, type AccessProps, isTooWide, ownNetworks } from './access';
export { Cluster } from './cluster';
export type {
  Allocatable,
  Cni,
  ExistingClusterProps,
  ExistingNode,
  ExistingPoolProps,
} from './existing/props';
export { type FirewallRule, nodeRules, openRules } from './firewall';
export type { Host, Machines, Site, Surroundings } from './machines';
export type { ServiceRange } from './model';
export { Namespace, type NamespaceProps, type PodSecurityLevel } from './namespace';
export { apiLoadBalancerAddress, natGatewayAddress, routerAddress } from './network';
export type { ClusterNode, MachineNode } from './node';
export type { HostPortOpening, LoadBalancerOpening, Opening } from './opening';
export type { Plan } from './plan';
export { Pool } from './pool';
export type {
  AdoptedPoolProps,
  ApiProps,
  ClusterProps,
  GenerationProps,
  MadePoolProps,
  NodeEncryption,
  OtherSitePoolProps,
  PinnedStorage,
  PoolProps,
  PreviousGeneration,
} from './props';
export { isProtected, type Protection } from './protection';
export { pool } from './shape';
/** @internal */
export { letScrape } from './scraping';
/** @internal */
export { isSent, sendTelemetry, takeTelemetry, telemetryTarget } from './telemetry';
export type { TelemetryKind, TelemetryTarget } from './telemetry';
export { resourceName } from './resource-name';
export { EtcdSnapshots, type S3SnapshotsProps } from './snapshots';
export { K3sUpgrades, type UpgradedCluster } from './upgrades';
export { type S3StateProps, TerraformState } from './state';
export { halves, rangeOf } from './subnets';
