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
export { GatewayApi } from './gateway-api/gateway-api';
export type { GatewayApiProps, GatewayImplementation } from './gateway-api/props';
export { HostGateway } from './host-gateway';
export type { KubernetesService } from './kubernetes-service';
export { Key } from './key';
export type { LoggedRoute } from './log/logged-routes';
export { type NginxDistribution, type NginxModule, type NginxTarget, nginxTargets } from './nginx/target';
export type { AuthCacheProps, AuthProps } from './auth/props';
export type { CacheProps, CacheRoomProps } from './cache/props';
export type { CorsMethod, CorsProps } from './cors/props';
export type { Fallback, FallbackAnswer, FallbackTarget } from './fallback/props';
export type { HeaderSizeProps } from './header-size/props';
export type { Concurrency, LimitProps, Rate } from './limit/props';
export type { MaintenanceProps } from './maintenance/props';
export type { GatewayProps, GatewayTarget, HostGatewayProps, RoutingProps } from './props';
export type { GatewayRetryProps, ProxyProps, RetryReason } from './proxy/props';
export type { CanaryProps, Route, RouteProtocol, ScopedProps } from './route/props';
export type { AdditionalServer, ServerProps } from './server/props';
export { hostTlsKind, nginxKind } from './shape';
export type { TlsProfile } from './tls/profile';
export { Balance } from './upstream/balance';
export type { Address, UpstreamPeer, UpstreamProps, UpstreamTls } from './upstream/props';
export type { TraceProps } from './trace/props';
export {
  type CertManagerTls,
  type ClusterTls,
  type FilesTls,
  type HostTls,
  type SecretTls,
  Tls,
} from './tls/tls';
