export { clusterDns } from './cluster-dns';
export type { EveryPodPeer, NamespacePeer, NetworkPeer, Peer, PeerPort, PodPeer, Traffic } from './peer';
export { namespaceOf, PodTraffic, type PodTrafficProps } from './pod-traffic';
export { type PolicySpec, renderIngressPolicy, renderPolicy } from './render-policy';
