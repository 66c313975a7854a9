import { Duration } from 'cdk8s';

/** For `CorsProps`. Chromium remembers for two hours at most. */
export const corsDefaults = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  headers: ['Authorization', 'Content-Type', 'X-Request-ID'],
  exposed: ['X-Request-ID'],
  maxAge: Duration.minutes(10),
} as const;
