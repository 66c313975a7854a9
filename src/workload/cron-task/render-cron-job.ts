import { wholeSeconds } from '../../pod';
import { type PodState, renderTemplate } from '../deployment';
import type { CronTaskSpec } from './spec';

const concurrencyPolicy = { forbid: 'Forbid', replace: 'Replace', allow: 'Allow' };

/** The `spec` of a CronJob whose runs have an end, whatever happens. */
export function renderCronJob(spec: CronTaskSpec, state: PodState): object {
  return {
    schedule: spec.schedule,
    timeZone: spec.timeZone,
    concurrencyPolicy: concurrencyPolicy[spec.concurrency],
    startingDeadlineSeconds: wholeSeconds(spec.startWithin),
    successfulJobsHistoryLimit: spec.keepSucceeded,
    failedJobsHistoryLimit: spec.keepFailed,
    suspend: spec.suspended,
    jobTemplate: {
      metadata: { labels: { ...spec.labels } },
      spec: {
        backoffLimit: spec.retries,
        activeDeadlineSeconds: wholeSeconds(spec.deadline),
        ttlSecondsAfterFinished: wholeSeconds(spec.keepFor),
        template: renderTemplate(spec, state),
      },
    },
  };
}
