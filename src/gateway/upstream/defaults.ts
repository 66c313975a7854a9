import { Duration } from 'cdk8s';

/** For `UpstreamProps`: the requirement's. Node closes idle connections after 5 s. */
export const upstreamDefaults = {
  keepalive: 64,
  keepaliveTimeout: Duration.seconds(4),
  maxFails: 3,
  failTimeout: Duration.seconds(30),
} as const;
