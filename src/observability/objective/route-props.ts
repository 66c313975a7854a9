import type { Duration } from 'cdk8s';
import type { Gateway } from '../../gateway';

/** How fast a route is to be. */
export interface LatencyObjectiveProps {
  /** The time from the first byte of a request to the last of its answer: 5 ms to 10 s. `NAUST-OBS-022` */
  readonly within: Duration;
  /** The share of requests that are answered within it, in percent over 30 days: 50 to 99.999. `NAUST-OBS-008` */
  readonly share: number;
}

/** What is promised of a route of a gateway, as its clients see it. `NAUST-OBS-022` */
export interface RouteObjectiveProps {
  /** The gateway, in this cluster. */
  readonly gateway: Gateway;
  /** The path, as it is among its routes. */
  readonly route: string;
  /** The first name of the server that has the route. @default - the gateway's own */
  readonly server?: string;
  /** The share of requests that are not answered 5xx, in percent over 30 days: 50 to 99.999. `NAUST-OBS-008` @default - not promised */
  readonly availability?: number;
  /** How fast they are answered. Not of WebSockets and event streams, which are meant to last. @default - not promised */
  readonly latency?: LatencyObjectiveProps;
}
