import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

/** For `RoutingProps`. */
export const routingDefaults = { tlsProfile: 'modern', logClientAddress: false } as const;

/** As much as the idle connections of most browsers and proxies: what is longer has to be asked for. */
const clientKeepaliveTimeout = Duration.seconds(60);

/** For `GatewayProps`. The image: https://github.com/nginx/docker-nginx-unprivileged/pull/421 */
export const gatewayDefaults = {
  ...routingDefaults,
  replicas: 2,
  image: 'nginxinc/nginx-unprivileged:1.30.4-alpine',
  resources: {
    requests: { cpu: Cpu.millis(250), memory: Size.mebibytes(256) },
    limits: { cpu: Cpu.units(2), memory: Size.mebibytes(768) },
  },
  workerConnections: 8192,
  clientKeepaliveTimeout,
  resolver: 'kube-dns.kube-system.svc.cluster.local',
  exporter: 'nginx/nginx-prometheus-exporter:1.5.1',
} as const;

/** For `HostGatewayProps`. */
export const hostGatewayDefaults = {
  ...routingDefaults,
  workerConnections: 16384,
  clientKeepaliveTimeout,
  ipv6: true,
} as const;

/** For `LoadBalancerProps`. */
export const loadBalancerDefaults = { nodePorts: { http: 30080, https: 30443 } } as const;
