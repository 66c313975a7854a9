import { Duration } from 'cdk8s';
import { type PodSpec, renderPodTemplate } from '../../pod';
import { ports } from '../ports';
import { resources } from '../resources';
import { kubeStateMetricsCpu, kubeStateMetricsMemory, ownPort } from './defaults';
import type { KubeStateMetricsSpec } from './spec';
import { watchedResources } from './watched';

/** One replica, and never two at once: two would tell everything twice. */
export function renderKubeStateMetrics(spec: KubeStateMetricsSpec): object {
  const pod = renderKubeStateMetricsPod(spec);
  return {
    replicas: 1,
    strategy: { type: 'Recreate' },
    selector: { matchLabels: pod.selector },
    template: renderPodTemplate(pod),
  };
}

function renderKubeStateMetricsPod(spec: KubeStateMetricsSpec): PodSpec {
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    serviceAccount: spec.name,
    placement: spec.placement,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [
          `--port=${ports.kubeStateMetrics}`,
          `--telemetry-port=${ownPort}`,
          `--resources=${watchedResources.join(',')}`,
          // Where nodes are is said by their labels.
          '--metric-labels-allowlist=nodes=[topology.kubernetes.io/region,topology.kubernetes.io/zone]',
        ],
        ports: [
          { name: 'http', port: ports.kubeStateMetrics },
          { name: 'self', port: ownPort },
        ],
        resources: resources(kubeStateMetricsCpu, kubeStateMetricsMemory),
        readiness: {
          check: { kind: 'http', path: '/readyz', port: ownPort },
          period: Duration.seconds(10),
          timeout: Duration.seconds(5),
        },
        liveness: {
          check: { kind: 'http', path: '/livez', port: ports.kubeStateMetrics },
          initialDelay: Duration.seconds(10),
          period: Duration.seconds(30),
          timeout: Duration.seconds(5),
          failureThreshold: 4,
        },
      },
    ],
  };
}
