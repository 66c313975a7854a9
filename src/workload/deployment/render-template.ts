import { type EnvironmentValue, type PodTemplate, renderPodTemplate } from '../../pod';
import type { HostAlias } from '../../network';
import type { PodAddition } from '../../resilience';
import type { WorkloadSpec } from './spec';

/** What is known of the pods only when everything has been declared. */
export interface PodState {
  /** What the calls add: it comes first, so that the user's own values may refer to it. */
  readonly environment: Readonly<Record<string, EnvironmentValue>>;
  /** What engines bring. */
  readonly addition: Partial<Omit<PodAddition, 'urls' | 'files'>>;
  /** Hosts that are reached by way of a proxy. */
  readonly hostAliases?: readonly HostAlias[] | undefined;
}

/** The pod template after the user's hook. */
export function renderTemplate(
  spec: WorkloadSpec,
  { environment, addition, hostAliases }: PodState,
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
    hostAliases,
    sidecars: [...(spec.pod.sidecars ?? []), ...sidecars],
    volumes: [...(spec.pod.volumes ?? []), ...volumes],
    annotations: annotations && Object.keys(annotations).length > 0 ? annotations : undefined,
    labels: { ...labels, ...spec.pod.labels },
  });
  return spec.hook ? spec.hook(template) : template;
}
