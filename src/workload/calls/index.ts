export { type CallFrom, CallGraph, type CallGraphEdge, type CallGraphNode, type Chain } from './call-graph';
export { type CarriedOut, carriedOut } from './carried-out';
export { type Authority, authorityOf, unknownAuthority } from './authority';
export { encryptedCall, type EncryptedCall, unencrypted } from './encryption';
export { acceptsRetriesMultiplied } from './deviation-rule';
export { Calls } from './calls';
export { sharedPolicyFindings } from './shared-policy';
