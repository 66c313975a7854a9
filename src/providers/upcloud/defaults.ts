/**
 * `image`: the same system as at Hetzner, so that a cluster across both is one; in standard support to 2029.
 * `protection`: a machine replaced by mistake is its data lost.
 */
export const upCloudDefaults = {
  image: 'Ubuntu Server 24.04 LTS (Noble Numbat)',
  protection: 'all',
} as const;

/**
 * UpCloud documents no limit of `user_data`: held to that of Hetzner, so that a stack can move. It is handed over as it
 * is: cloud-init there does not look for base64, and the metadata is JSON, which holds no gzip.
 */
export const userDataBytes = 32_768;

/** @see https://developers.upcloud.com/1.3/17-managed-loadbalancer/ : the smallest plan of two nodes. */
export const loadBalancerPlan = 'production-small';

/** Seconds, and how many times a node must fail or answer. */
export const healthCheck = { interval: 5, fall: 3, rise: 2 } as const;

/** Of one node: what the smallest two-node plan takes in all. The first to queue should be the service itself. */
export const sessionsPerNode = 50_000;

/** What every plan has. @see https://upcloud.com/docs/products/cloud-servers/configurations/#premium-plans */
export const statedStorage = 'MaxIOPS network storage';
