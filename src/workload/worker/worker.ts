import type { Construct } from 'constructs';
import { ReplicatedWorkload } from '../deployment';
import type { WorkerProps } from './props';
import { resolveWorker } from './spec';

/** A Deployment that answers nobody: it reads from a queue or a log, such as a projection fed by Kafka. */
export class Worker extends ReplicatedWorkload {
  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id, (findings, name, around) => resolveWorker(findings, name, props, around));
  }
}
