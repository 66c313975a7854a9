import { type EnvironmentValue, type PodSpec, type PodTemplate, renderPodTemplate } from '../../pod';
import type { WorkloadSpec } from './spec';

/** What is known of the pods only when everything has been declared. */
export interface PodState {
  /** What the calls add: it comes first, so that the user's own values may refer to it. */
  readonly environment: Readonly<Record<string, EnvironmentValue>>;
  /** What an engine brings. */
  readonly addition?: Required<Pick<PodSpec, 'sidecars' | 'volumes' | 'annotations'>>;
}

/** The pod template after the user's hook. */
export function renderTemplate(spec: WorkloadSpec, { environment, addition }: PodState): PodTemplate {
  const main = { ...spec.main, environment: { ...environment, ...spec.main.environment } };
  const template = renderPodTemplate({
    ...spec.pod,
    containers: [main],
    sidecars: [...(spec.pod.sidecars ?? []), ...(addition?.sidecars ?? [])],
    volumes: [...(spec.pod.volumes ?? []), ...(addition?.volumes ?? [])],
    annotations: addition?.annotations,
  });
  return spec.hook ? spec.hook(template) : template;
}
