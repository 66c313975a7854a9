/** Where things lie on a host. The scripts in `assets/` know the same places. */
export const hostPaths = {
  admission: '/etc/rancher/k3s/admission.yaml',
  agentToken: '/etc/rancher/k3s/agent-token',
  auditPolicy: '/etc/rancher/k3s/audit-policy.yaml',
  firewall: '/etc/naust/firewall.nft',
  gate: '/usr/local/sbin/naust-gate',
  gateSettings: '/etc/naust/gate.conf',
  join: '/usr/local/sbin/naust-join',
  joinSettings: '/etc/naust/join.conf',
  k3sConfig: '/etc/rancher/k3s/config.yaml',
  token: '/etc/rancher/k3s/token',
} as const;

/** Where a host puts metrics of its own, in the text format of Prometheus: for the textfile collector of node-exporter. */
export const hostMetricsFolder = '/var/lib/naust/metrics';
