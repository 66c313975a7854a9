import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { ResourcesSpec } from '../../../pod';
import data from './versions.json';

/** The requirement's share of a sidecar. */
const resources: ResourcesSpec = {
  requests: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
  limits: { cpu: Cpu.millis(500), memory: Size.mebibytes(256) },
};

export const envoySettings = {
  image: data.images.envoy,
  resources,
  /** Its own half of a CPU serves one worker. */
  concurrency: 1,
  /** What its memory holds many times over; the application opens far fewer. */
  downstreamConnections: 10_000,
  connectTimeout: Duration.seconds(1),
  /** Below the 5 s after which Node closes a connection that nobody uses. @see https://nodejs.org/api/http.html#serverkeepalivetimeout */
  idleTimeout: Duration.seconds(4),
  /** How often ejected pods are looked at, and the share of failures of those that are not. */
  sweep: { ratio: Duration.seconds(10), consecutive: Duration.seconds(1) },
} as const;

/** What a pod calls the port where it is asked how it is, and for its metrics. */
export const envoyStatusPort = 'envoy-status';

/** Above what the platform's own parts listen on in a pod. */
export const envoyPorts = { admin: 15000, status: 15021, firstCall: 15101 } as const;
