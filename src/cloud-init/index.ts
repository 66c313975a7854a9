export { agentTokenReference, apiAddressReference, type HostSpec, serverTokenReference } from './host-spec';
