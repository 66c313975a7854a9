import { Duration } from 'cdk8s';

/** @see https://external-secrets.io/latest/api/externalsecret/ */
export const externalSecretDefaults = {
  refresh: Duration.hours(1),
  creationPolicy: 'Owner' as const,
  deletionPolicy: 'Retain' as const,
};
