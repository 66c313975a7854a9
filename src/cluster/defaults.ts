/** The private network of the cluster's own machines: RFC 1918, clear of k3s's own ranges. */
export const clusterDefaults = { network: '10.0.0.0/16' } as const;

/** k3s's own defaults. @see https://docs.k3s.io/cli/server#networking */
export const k3sRanges = {
  podNetwork: '10.42.0.0/16',
  serviceNetwork: '10.43.0.0/16',
  clusterDns: '10.43.0.10',
} as const;
