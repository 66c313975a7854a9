/**
 * `image`: of the systems that k3s is tested on, the one in standard support for longest (to 2029), and whose
 * cloud-init is kept at the current release. @see https://ubuntu.com/about/release-cycle
 * `protection`: disks are in the machines, so a machine deleted by mistake is data lost.
 */
export const hetznerDefaults = { image: 'ubuntu-24.04', protection: 'all' } as const;

/**
 * What the API takes. @see https://docs.hetzner.cloud/reference/cloud
 * A server's `user_data` is 32 KiB, and cloud-init there reads base64 and gzip; a firewall has 50 rules, a rule
 * names 100 sources; a
 * spread group holds 10 servers; a network takes 100 servers and load balancers together.
 * @see https://docs.hetzner.com/cloud/networks/faq
 */
export const hetznerLimits = {
  userDataBytes: 32_768,
  rulesPerFirewall: 50,
  sourcesPerRule: 100,
  serversPerGroup: 10,
  attachmentsPerNetwork: 100,
} as const;

/** Hetzner's own, for machines that no lease tells of any. @see https://docs.hetzner.com/dns-console/dns/general/recursive-name-servers/ */
export const resolvers: readonly string[] = ['185.12.64.1', '185.12.64.2'];

/** Of the Kubernetes API. */
export const apiPort = 6443;

/** How often a load balancer asks a node, and how many times it must fail to answer. Seconds. */
export const healthCheck = { interval: 5, timeout: 3, retries: 3 } as const;
