import type { HostSpec } from '../../src/cloud-init';

/** An agent in a site of its own, as a provider with an API makes it. */
export const agent: HostSpec = {
  hostname: 'shop-prod-nordic-apps-1',
  role: 'agent',
  profile: 'general',
  gate: { storage: 'local NVMe', peers: ['10.0.0.10'], reportOnly: {} },
  initialises: false,
  join: 'https://10.0.0.10:6443',
  servers: [],
  k3sVersion: 'v1.35.6+k3s1',
  snapshots: undefined,
  apiNames: [],
  tokens: 'terraform',
  labels: {
    'naust/pool': 'apps',
    'topology.kubernetes.io/region': 'norway',
    'topology.kubernetes.io/zone': 'no-svg1',
  },
  taints: [],
  acrossSites: false,
  privateNetwork: '10.0.0.0/16',
  wayOut: undefined,
  publicAddress: undefined,
  podNetwork: '10.42.0.0/16',
  serviceNetwork: '10.43.0.0/16',
  clusterDns: '10.43.0.10',
  sshKeys: [],
  adminFrom: ['203.0.113.0/24'],
  openPorts: [],
  cloudFirewall: 'stateful',
};

export const firstServer: HostSpec = {
  ...agent,
  hostname: 'shop-prod-nordic-servers-1',
  role: 'server',
  gate: { ...agent.gate, peers: ['10.0.0.11', '10.0.0.12'] },
  initialises: true,
  join: undefined,
  taints: ['node-role.kubernetes.io/control-plane=true:NoSchedule'],
};

export const joiningServer: HostSpec = {
  ...firstServer,
  hostname: 'shop-prod-nordic-servers-2',
  initialises: false,
  join: 'https://10.0.0.10:6443',
};

/** A host that existed before, joined by hand. */
export const adoptedAgent: HostSpec = {
  ...agent,
  hostname: 'oslo-1',
  gate: { storage: undefined, peers: [], reportOnly: { iowait: 'a backup runs beside it' } },
  join: undefined,
  tokens: 'bootstrap',
  acrossSites: true,
  privateNetwork: undefined,
  publicAddress: '198.51.100.7',
  adminFrom: ['203.0.113.0/24', '2001:db8:7::/48'],
  openPorts: [443, 8443],
  cloudFirewall: 'none',
};

/** An agent behind a firewall that remembers no connections, in a cluster of several sites. */
export const shieldedAgent: HostSpec = {
  ...agent,
  hostname: 'shop-prod-nordic-stavanger-1',
  acrossSites: true,
  openPorts: [443],
  cloudFirewall: 'stateless',
};
