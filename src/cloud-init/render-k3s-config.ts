import type { HostSpec } from './host-spec';
import { hostPaths } from './host-paths';
import { kubeletReserve } from './kubelet-reserve';
import type { K3sAgentConfig, K3sServerConfig } from './k3s-config';

/** What k3s is told; the addresses, which only the machine knows, are added beside it by `naust-join`. */
export function renderK3sConfig(host: HostSpec): K3sAgentConfig | K3sServerConfig {
  return host.role === 'agent' ? agentConfig(host) : { ...agentConfig(host), ...serverConfig(host) };
}

function agentConfig(host: HostSpec): K3sAgentConfig {
  return {
    ...(host.join === undefined ? {} : { server: host.join }),
    'token-file': hostPaths.token,
    'node-name': host.hostname,
    'node-label': Object.entries(host.labels).map(([key, value]) => `${key}=${value}`),
    ...(host.taints.length === 0 ? {} : { 'node-taint': host.taints }),
    'protect-kernel-defaults': true,
    'kubelet-arg': kubeletArguments(host.role),
  };
}

/** So that pods are given what is really there. */
function kubeletArguments(role: HostSpec['role']): readonly string[] {
  const { cpuMillis, memoryMiB } = kubeletReserve[role];
  return [
    `kube-reserved=cpu=${cpuMillis}m,memory=${memoryMiB}Mi`,
    `eviction-hard=memory.available<${kubeletReserve.evictionMemoryMiB}Mi,nodefs.available<10%,imagefs.available<15%`,
  ];
}

function serverConfig(host: HostSpec) {
  return {
    ...(host.initialises ? { 'cluster-init': true as const } : {}),
    'agent-token-file': hostPaths.agentToken,
    ...(host.apiNames.length === 0 ? {} : { 'tls-san': host.apiNames }),
    'cluster-cidr': host.podNetwork,
    'service-cidr': host.serviceNetwork,
    'cluster-dns': host.clusterDns,
    'flannel-backend': 'wireguard-native' as const,
    ...(host.acrossSites ? { 'flannel-external-ip': true as const } : {}),
    disable: [...(host.acrossSites ? unreachable : []), 'servicelb', 'traefik'] as const,
    'secrets-encryption': true as const,
    ...snapshotConfig(host),
    'write-kubeconfig-mode': '0600' as const,
    'kube-apiserver-arg': apiServerArguments,
  };
}

/** The Secret in `kube-system` that says which bucket, and with which keys: none of it is in user data. */
export const snapshotSecret = 'k3s-etcd-snapshot-s3-config';

/** @see https://docs.k3s.io/cli/etcd-snapshot#s3-configuration-secret-support: no other option of S3 may be set then */
function snapshotConfig({ snapshots }: HostSpec) {
  if (snapshots === undefined) return {};
  return {
    'etcd-snapshot-schedule-cron': snapshots.schedule,
    'etcd-snapshot-retention': snapshots.keep,
    'etcd-snapshot-compress': true as const,
    'etcd-s3': true as const,
    'etcd-s3-config-secret': snapshotSecret,
  };
}

/**
 * Across sites k3s has metrics-server ask kubelets at their public addresses, where port 10250 is closed: it would reach
 * the one on its own node and no other. Without it, what asks for metrics is told that there are none.
 * @see https://github.com/k3s-io/k3s/pull/6386
 */
const unreachable = ['metrics-server'] as const;

/** @see https://docs.k3s.io/security/hardening-guide */
export const apiServerArguments: readonly string[] = [
  'enable-admission-plugins=NodeRestriction,EventRateLimit',
  `admission-control-config-file=${hostPaths.admission}`,
  `audit-policy-file=${hostPaths.auditPolicy}`,
  'audit-log-path=/var/lib/rancher/k3s/server/logs/audit.log',
  'audit-log-maxage=30',
  'audit-log-maxbackup=10',
  'audit-log-maxsize=100',
];
