import type { Construct } from 'constructs';
import { Workload } from '../deployment';
import type { DaemonProps } from './props';
import { renderDaemonSet } from './render-daemon-set';
import { type DaemonSpec, resolveDaemon } from './spec';

/** A DaemonSet: one pod on each node that takes workloads, or that it tolerates, such as an agent or a cache. */
export class Daemon extends Workload {
  /** @internal */
  declare protected readonly spec: DaemonSpec;

  constructor(scope: Construct, id: string, props: DaemonProps) {
    super(scope, id, (findings, name, around) => resolveDaemon(findings, name, props, around));
    if (this.isSound)
      this.placeController('apps/v1', 'DaemonSet', (state) => renderDaemonSet(this.spec, state));
  }

  /** @internal */
  override get mostPods(): number | undefined {
    return this.spec.nodes;
  }
}
