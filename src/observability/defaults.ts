import { Duration } from 'cdk8s';

export const observabilityDefaults = {
  retention: Duration.days(15),
  namespace: 'observability',
  storageClass: 'local-path-telemetry',
};
