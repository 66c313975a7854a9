import type { Alert, RecordingRule } from '../alerts';

/** Rules of users, as they go to Prometheus. */
export interface UserRules {
  readonly records: readonly RecordingRule[];
  readonly alerts: readonly Alert[];
}

export const noRules: UserRules = { records: [], alerts: [] };
