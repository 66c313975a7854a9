export { asset } from './asset';
export { hostDefaults } from './defaults';
export { hostFindings, userDataFindings, type UserDataLimit } from './findings';
export { type GateBound, gateBounds, type GateCheck, gateChecks } from './gate-check';
export { gateFindings, reasonsIn } from './gate-spec';
export { renderNatGateway } from './nat-gateway/render-nat-gateway';
export { hostPackages, hostSystemFiles } from './host-files';
export type { GateProps, HostProps } from './host-props';
export { hostMetricsFolder } from './host-paths';
export {
  agentTokenReference,
  apiAddressReference,
  type CloudFirewall,
  type HostSpec,
  type WayOut,
  privateApiReference,
  serverTokenReference,
  serversReference,
} from './host-spec';
export type { Ruleset } from './nftables/ruleset';
export { writeRuleset } from './nftables/write-ruleset';
export { hostYaml } from './host-yaml';
export { k3sRelease } from './k3s-release';
export { type HostProfile, hostProfiles, profileReport, type ProfileReport } from './profile';
export { snapshotSecret } from './render-k3s-config';
export { renderUserData } from './render-user-data';
export { toTerraformTemplate } from './terraform-template';
export { kubeletReserve } from './kubelet-reserve';
export { type UserDataEncoding, userDataBudget, userDataBytes, userDataEncoding } from './user-data-encoding';
