/** What both kinds of node are told in `/etc/rancher/k3s/config.yaml`. @see https://docs.k3s.io/cli/agent */
export interface K3sAgentConfig {
  readonly server?: string;
  readonly 'token-file': string;
  readonly 'node-name': string;
  readonly 'node-label': readonly string[];
  readonly 'node-taint'?: readonly string[];
  readonly 'protect-kernel-defaults': true;
  readonly 'kubelet-arg': readonly string[];
}

/** What servers are told besides. @see https://docs.k3s.io/cli/server */
export interface K3sServerConfig extends K3sAgentConfig {
  readonly 'cluster-init'?: true;
  readonly 'agent-token-file': string;
  readonly 'tls-san'?: readonly string[];
  readonly 'cluster-cidr': string;
  readonly 'service-cidr': string;
  readonly 'cluster-dns': string;
  readonly 'flannel-backend': 'wireguard-native';
  readonly 'flannel-external-ip'?: true;
  readonly disable: readonly ('metrics-server' | 'servicelb' | 'traefik')[];
  readonly 'secrets-encryption': true;
  readonly 'etcd-snapshot-schedule-cron'?: string;
  readonly 'etcd-snapshot-retention'?: number;
  readonly 'etcd-snapshot-compress'?: true;
  readonly 'etcd-s3'?: true;
  readonly 'etcd-s3-config-secret'?: string;
  readonly 'write-kubeconfig-mode': '0600';
  readonly 'kube-apiserver-arg': readonly string[];
}
