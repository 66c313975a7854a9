/**
 * Switched off. On the pod network these would tell of the pod's own network namespace as if it were the node's; and
 * of its devices nothing is worth a series without the counters that belong to them.
 * @see https://github.com/prometheus/node_exporter#docker
 */
export const collectorsOff: readonly string[] = [
  'arp',
  'conntrack',
  'ipvs',
  'netclass',
  'netdev',
  'netstat',
  'nfs',
  'nfsd',
  'sockstat',
  'udp_queues',
];

/**
 * The only ones of a second exporter, which reads the network namespace of the host's first process: the kernel shows
 * it to whoever sees that process, on whatever network they are themselves.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_net.5.html
 */
export const networkCollectors: readonly string[] = ['netdev', 'netstat', 'sockstat', 'textfile'];

/** File systems of containers and of the kernel: one a pod, and none of them a disk. */
export const mountPointsOff =
  '^/(dev|proc|run/credentials/.+|run/k3s/.+|sys|var/lib/docker/.+|run/docker/.+|var/lib/kubelet/.+|var/lib/rancher/k3s/agent/.+)($|/)';
