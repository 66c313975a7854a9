import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { ResourcesSpec } from '../../../pod';
import data from './versions.json';

/** The requirement's share of a sidecar. */
const resources: ResourcesSpec = {
  requests: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
  limits: { cpu: Cpu.millis(500), memory: Size.mebibytes(256) },
};

export const nginxSettings = {
  image: data.images.nginx,
  resources,
  workerConnections: 4096,
  connectTimeout: Duration.seconds(1),
  /** Below the 5 s after which Node closes a connection that nobody uses. @see https://nodejs.org/api/http.html#serverkeepalivetimeout */
  idleTimeout: Duration.seconds(4),
  /** The cluster's own DNS has this name in every distribution. */
  resolver: 'kube-dns.kube-system.svc.cluster.local',
  /** How long an address is taken for known. */
  resolvedFor: Duration.seconds(5),
  temporary: Size.mebibytes(64),
} as const;

/** Above what the platform's own parts listen on in a pod. */
export const nginxPorts = { status: 15021, firstCall: 15101 } as const;
