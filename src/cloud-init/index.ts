export { asset } from './asset';
export { hostFindings, userDataFindings } from './findings';
export { hostPackages, hostSystemFiles } from './host-files';
export {
  agentTokenReference,
  apiAddressReference,
  type CloudFirewall,
  type HostSpec,
  serverTokenReference,
} from './host-spec';
export { renderUserData, userDataBytes } from './render-user-data';
export { toTerraformTemplate } from './terraform-template';
export { default as kubeletReserve } from './kubelet-reserve.json';
