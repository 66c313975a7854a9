import type { AutoscaleSpec } from './spec';

/** The `spec` of a HorizontalPodAutoscaler. Pods go slowly: each that leaves ends connections. */
export function renderAutoscaler(name: string, replicas: number, spec: AutoscaleSpec): object {
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: replicas,
    maxReplicas: spec.maxReplicas,
    metrics: [
      {
        type: 'ContainerResource',
        containerResource: {
          name: 'cpu',
          container: spec.container,
          target: { type: 'Utilization', averageUtilization: spec.cpuPercent },
        },
      },
    ],
    behavior: {
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
      },
    },
  };
}
