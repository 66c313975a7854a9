import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

/** For `RoutingProps`. Timeouts, keepalive and failures are the requirement's; rates leave room for an office behind one address. */
export const routingDefaults = {
  rate: { requests: 50, per: 'second', burst: 100 },
  concurrency: 100,
  bodySize: Size.mebibytes(1),
  timeout: Duration.seconds(5),
  connectTimeout: Duration.seconds(2),
  sendTimeout: Duration.seconds(5),
  keepalive: 32,
  keepaliveTimeout: Duration.seconds(4),
  maxFails: 3,
  failTimeout: Duration.seconds(30),
  logClientAddress: false,
} as const;

/** For `AuthProps`. */
export const authDefaults = {
  path: '/auth/',
  verify: '/auth/verify',
  identity: ['X-User'],
} as const;

/** For `GatewayProps`. The image: https://github.com/nginx/docker-nginx-unprivileged/pull/421 */
export const gatewayDefaults = {
  ...routingDefaults,
  replicas: 2,
  image: 'nginxinc/nginx-unprivileged:1.30.4-alpine',
  resources: {
    requests: { cpu: Cpu.millis(250), memory: Size.mebibytes(256) },
    limits: { cpu: Cpu.units(2), memory: Size.mebibytes(768) },
  },
  workerConnections: 4096,
  resolver: 'kube-dns.kube-system.svc.cluster.local',
} as const;

/** For `HostGatewayProps`. */
export const hostGatewayDefaults = {
  ...routingDefaults,
  workerConnections: 16384,
  ipv6: true,
} as const;

/** For `LoadBalancerProps`. */
export const loadBalancerDefaults = { nodePorts: { http: 30080, https: 30443 } } as const;
