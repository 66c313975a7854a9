import { Duration } from 'cdk8s';

/** For `MaintenanceProps`. */
export const maintenanceDefaults = { retryAfter: Duration.minutes(5) } as const;
