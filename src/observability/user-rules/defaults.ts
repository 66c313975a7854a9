import { Duration } from 'cdk8s';

export const alertDefaults = {
  lasting: Duration.minutes(5),
  severity: 'ticket' as const,
};
