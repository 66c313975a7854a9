import { type PodState, renderTemplate } from './render-template';
import type { ReplicatedWorkloadSpec } from './replicated-spec';

export interface DeploymentState extends PodState {
  /** `undefined` where an autoscaler decides. */
  readonly replicas: number | undefined;
}

/** The `spec` of a Deployment that never has fewer ready pods than it should while it is changed. */
export function renderDeployment(spec: ReplicatedWorkloadSpec, state: DeploymentState): object {
  return {
    replicas: state.replicas,
    revisionHistoryLimit: 3,
    progressDeadlineSeconds: spec.progressDeadline,
    selector: { matchLabels: spec.selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    template: renderTemplate(spec, state),
  };
}
