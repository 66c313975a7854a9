import type { Construct } from 'constructs';
import { Workload } from '../deployment';
import type { CronTaskProps } from './props';
import { renderCronJob } from './render-cron-job';
import { type CronTaskSpec, resolveCronTask } from './spec';

/** A CronJob: something that runs to its end at the times that are named, such as a report or a clean-up. */
export class CronTask extends Workload {
  /** @internal */
  declare protected readonly spec: CronTaskSpec;

  constructor(scope: Construct, id: string, props: CronTaskProps) {
    super(scope, id, (findings, name, around) => resolveCronTask(findings, name, props, around));
    if (this.isSound) this.placeController('batch/v1', 'CronJob', (state) => renderCronJob(this.spec, state));
  }

  /** @internal */
  override get mostPods(): number | undefined {
    return this.spec.concurrency === 'allow' ? undefined : 1;
  }
}
