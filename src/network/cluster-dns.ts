import type { Traffic } from './peer';

/** The lookup of names at CoreDNS, as every distribution labels it. @see https://github.com/coredns/deployment */
export const clusterDns: Traffic = {
  peer: { kind: 'pods', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
