import { Duration } from 'cdk8s';

export const egressSettings = {
  /** A pod. At 32 KiB each way a connection, they are half of its memory at worst. */
  connections: 2_000,
  bufferBytes: 32_768,
  /** In which a caller has to name whom it asks for. */
  namedWithin: Duration.seconds(5),
  connectTimeout: Duration.seconds(5),
  /** As long as nothing is said on a connection that is left open. */
  idleTimeout: Duration.minutes(10),
  /** Until every node has taken a pod that stops out of its Services. */
  stopsAfter: Duration.seconds(15),
  gracePeriod: Duration.seconds(30),
} as const;

/** The first of the ports by which it tells hosts apart, and how far the second port of a host is from its first. */
export const hostPorts = { first: 10_000, step: 256, below: 15_000 } as const;
