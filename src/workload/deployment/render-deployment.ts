import { type EnvironmentValue, type PodTemplate, renderPodTemplate } from '../../pod';
import type { PodAddition } from '../../resilience';
import type { WorkloadSpec } from './spec';

export interface DeploymentState {
  /** `undefined` where an autoscaler decides. */
  readonly replicas: number | undefined;
  /** What the calls add: it comes first, so that the user's own values may refer to it. */
  readonly environment: Readonly<Record<string, EnvironmentValue>>;
  /** What engines bring. */
  readonly addition: Partial<Omit<PodAddition, 'urls' | 'files'>>;
}

/** The pod template after the user's hook. */
export function renderTemplate(
  spec: WorkloadSpec,
  { environment, addition }: Omit<DeploymentState, 'replicas'>,
): PodTemplate {
  const { sidecars = [], volumes = [], mounts = [], annotations, labels } = addition;
  const main = {
    ...spec.main,
    environment: { ...environment, ...spec.main.environment },
    mounts: [...(spec.main.mounts ?? []), ...mounts],
  };
  const template = renderPodTemplate({
    ...spec.pod,
    containers: [main],
    sidecars: [...(spec.pod.sidecars ?? []), ...sidecars],
    volumes: [...(spec.pod.volumes ?? []), ...volumes],
    annotations: annotations && Object.keys(annotations).length > 0 ? annotations : undefined,
    labels: { ...labels, ...spec.pod.labels },
  });
  return spec.hook ? spec.hook(template) : template;
}

/** The `spec` of a Deployment that never has fewer ready pods than it should while it is changed. */
export function renderDeployment(spec: WorkloadSpec, state: DeploymentState): object {
  return {
    replicas: state.replicas,
    revisionHistoryLimit: 3,
    selector: { matchLabels: spec.selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    template: renderTemplate(spec, state),
  };
}
