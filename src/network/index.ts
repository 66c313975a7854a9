export { clusterDns } from './cluster-dns';
export type {
  EveryPodPeer,
  NamePeer,
  NamespacePeer,
  NetworkPeer,
  Peer,
  PeerPort,
  PodPeer,
  Traffic,
} from './peer';
export {
  type CiliumWay,
  letOutByName,
  type NameProxy,
  type NameWay,
  type ProxiedHost,
  wayByName,
} from './name-way';
export { type HostAlias, namespaceOf, PodTraffic, type PodTrafficProps } from './pod-traffic';
export { type PolicySpec, renderIngressPolicy, renderPolicy } from './render-policy';
