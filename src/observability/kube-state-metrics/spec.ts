import { images } from '../images';
import type { Surroundings } from '../surroundings';

export interface KubeStateMetricsSpec extends Surroundings {
  readonly name: 'kube-state-metrics';
  readonly image: string;
}

export function resolveKubeStateMetrics(around: Surroundings): KubeStateMetricsSpec {
  return { ...around, name: 'kube-state-metrics', image: images['kube-state-metrics'] };
}
