export {
  type AddressEntry,
  type AddressProps,
  type ClusterEntry,
  type DirectEntry,
  Entry,
  type HostEntry,
  type HostPortsEntry,
  type LoadBalancerEntry,
  type LoadBalancerProps,
  type NodePorts,
} from './entry';
export { Gateway } from './gateway';
export { HostGateway } from './host-gateway';
export { type NginxModule, type NginxTarget, nginxTargets } from './nginx/target';
export type {
  Address,
  AuthProps,
  GatewayProps,
  GatewayTarget,
  HostGatewayProps,
  Rate,
  Route,
  RoutingProps,
} from './props';
export {
  type CertManagerTls,
  type ClusterTls,
  type FilesTls,
  type HostTls,
  type SecretTls,
  Tls,
} from './tls';
