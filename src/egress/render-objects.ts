import { type PodSpec, renderPodTemplate } from '../pod';
import { envoyContainer, envoyVolume } from '../resilience';
import type { HostSpec } from './hosts';
import { egressSettings } from './settings';
import type { EgressProxySpec } from './spec';

export function selectorOf(name: string): Readonly<Record<string, string>> {
  return { 'app.kubernetes.io/name': name };
}

/** @param annotations with the digest of the configuration: Envoy reads it once, so another one makes other pods */
export function renderDeployment(
  { name, replicas }: EgressProxySpec,
  annotations: Readonly<Record<string, string>>,
  placement: PodSpec['placement'],
): object {
  const selector = selectorOf(name);
  return {
    replicas,
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: renderPodTemplate({
      selector,
      annotations,
      placement,
      spread: true,
      containers: [
        { ...envoyContainer('envoy'), preStop: { sleepSeconds: egressSettings.stopsAfter.toSeconds() } },
      ],
      volumes: [envoyVolume(name)],
      gracePeriod: egressSettings.gracePeriod,
    }),
  };
}

/** What stands in the place of a host: its address is in the hosts file of whoever calls it. */
export function renderService(name: string, { address, ports }: HostSpec): object {
  return {
    clusterIP: address,
    selector: selectorOf(name),
    ports: ports.map(({ port, podPort }) => ({ name: `port-${port}`, port, targetPort: podPort })),
  };
}
