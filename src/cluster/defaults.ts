import { k3sRelease } from '../cloud-init';

/**
 * `network`: RFC 1918, clear of k3s's own ranges.
 * `k3sVersion`: the release that naust is tested with.
 */
export const clusterDefaults: { readonly network: string; readonly k3sVersion: string } = {
  network: '10.0.0.0/16',
  k3sVersion: k3sRelease.version,
};

/** Every six hours, for a week; storage that has no regions answers to that name. */
export const s3SnapshotsDefaults: {
  readonly region: string;
  readonly schedule: string;
  readonly keep: number;
} = { region: 'us-east-1', schedule: '0 0,6,12,18 * * *', keep: 28 };

/** The machines that a pool begins with. */
export const generationDefaults = { generation: 1 } as const;

/** k3s's own defaults. @see https://docs.k3s.io/cli/server#networking */
export const k3sRanges = {
  podNetwork: '10.42.0.0/16',
  serviceNetwork: '10.43.0.0/16',
  clusterDns: '10.43.0.10',
} as const;

/**
 * The upper half of what Kubernetes gives to no Service by itself in a range as large as that of k3s.
 * @see https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/#avoid-ClusterIP-conflict
 */
export const fixedServiceAddresses = '10.43.0.128/25';

/** The level that a pod needs a reason to leave. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const namespaceDefaults = { podSecurity: 'restricted' } as const;

/** What S3-compatible object storage that has no regions answers to. */
export const s3StateDefaults: { readonly region: string; readonly encrypt: boolean } = {
  region: 'us-east-1',
  encrypt: false,
};
