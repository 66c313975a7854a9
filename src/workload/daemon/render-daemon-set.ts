import { type PodState, renderTemplate } from '../deployment';
import type { DaemonSpec } from './spec';

/** The `spec` of a DaemonSet that is changed node by node. */
export function renderDaemonSet(spec: DaemonSpec, state: PodState): object {
  return {
    revisionHistoryLimit: 3,
    selector: { matchLabels: spec.selector },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: spec.maxUnavailable } },
    template: renderTemplate(spec, state),
  };
}
