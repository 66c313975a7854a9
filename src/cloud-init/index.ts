export { asset } from './asset';
export { hostDefaults } from './defaults';
export { hostFindings, userDataFindings, type UserDataLimit } from './findings';
export { type GateCheck, gateChecks } from './gate-check';
export { gateFindings, reasonsIn } from './gate-spec';
export { hostPackages, hostSystemFiles } from './host-files';
export type { GateProps, HostProps } from './host-props';
export { hostMetricsFolder } from './host-paths';
export {
  agentTokenReference,
  apiAddressReference,
  type CloudFirewall,
  type HostSpec,
  serverTokenReference,
} from './host-spec';
export { type HostProfile, hostProfiles } from './profile';
export { renderUserData } from './render-user-data';
export { toTerraformTemplate } from './terraform-template';
export { default as kubeletReserve } from './kubelet-reserve.json';
export { type UserDataEncoding, userDataBudget, userDataBytes, userDataEncoding } from './user-data-encoding';
