import type { GatewaySpec } from './gateway-spec';
import { selectorOf } from './labels';
import { podPorts } from './settings';

/** The `spec` of the Service before the pods. */
export function renderService({ name, entry }: GatewaySpec): object {
  const { nodePorts, keepsSource } = entry;
  return {
    type: nodePorts ? 'NodePort' : 'ClusterIP',
    externalTrafficPolicy: keepsSource ? 'Local' : undefined,
    selector: selectorOf(name),
    ports: [
      { name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', nodePort: nodePorts?.http },
      { name: 'https', port: 443, targetPort: 'https', protocol: 'TCP', nodePort: nodePorts?.https },
    ],
  };
}

/** What Prometheus finds the exporters by: each pod by itself, on no address that anything else is sent to. */
export function renderMetricsService({ name }: GatewaySpec): object {
  return {
    type: 'ClusterIP',
    clusterIP: 'None',
    selector: selectorOf(name),
    ports: [{ name: 'metrics', port: podPorts.metrics, targetPort: 'metrics', protocol: 'TCP' }],
  };
}

/** A node may be emptied while all but one pod stay; a pod that never became ready does not hold it up. */
export function renderDisruptionBudget({ name }: GatewaySpec): object {
  return {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: selectorOf(name) },
  };
}
