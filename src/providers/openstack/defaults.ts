/**
 * `image`: the same system as at Hetzner and UpCloud, so that a cluster across providers is one.
 * `protection`: disks are in the compute hosts, so a machine replaced by mistake is its data lost.
 */
export const openStackDefaults = { image: 'ubuntu-24.04', protection: 'all' } as const;

/**
 * `userDataBytes`: Nova takes 65,535 characters of Base64. What is Base64 already is handed on as it is, and cloud-init
 * unpacks it.
 * `serversPerGroup`: each member of a group needs a compute host of its own, also while one is emptied for upkeep.
 * @see https://docs.openstack.org/api-ref/compute/#create-server
 * @see https://docs.safespring.com/compute/server-groups/
 */
export const openStackLimits = { userDataBytes: 49_149, serversPerGroup: 5 } as const;

/** Of the Kubernetes API. */
export const apiPort = 6443;

/** How often a load balancer asks a node, and how many times it must fail to answer. Seconds. */
export const healthCheck = { delay: 5, timeout: 3, maxRetries: 3 } as const;
