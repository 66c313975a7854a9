import type { GatewaySpec } from './gateway-spec';
import { selectorOf } from './labels';

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

/** A node may be emptied while all but one pod stay; a pod that never became ready does not hold it up. */
export function renderDisruptionBudget({ name }: GatewaySpec): object {
  return {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: selectorOf(name) },
  };
}
