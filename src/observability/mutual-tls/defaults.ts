export const mutualTlsDefaults = {
  issuerKind: 'ClusterIssuer' as const,
};
