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
export { hostYaml } from './host-yaml';
export { renderUserData, userDataBytes } from './render-user-data';
export { toTerraformTemplate } from './terraform-template';
