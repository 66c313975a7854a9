import { Duration, Size } from 'cdk8s';
import type { Pin } from '../pin';
import { type ContainerSpec, renderPodTemplate, type VolumeSpec } from '../pod';
import { gracePeriod, type GatewaySpec } from './gateway-spec';
import { selectorOf } from './labels';
import { podPorts, shutdown } from './settings';

const configFile = '/etc/nginx/nginx.conf';

/** Bodies of requests that do not fit nginx's buffers; it counts against the memory limit. */
const temporarySize = Size.mebibytes(256);

/** @param digest of the configuration: another one makes other pods, since nginx reads it once */
export function renderDeployment(spec: GatewaySpec, digest: string, pin: Pin | undefined): object {
  const selector = selectorOf(spec.name);
  const { hostPortsOf } = spec.entry;
  return {
    replicas: spec.replicas,
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: rollout(spec) },
    template: renderPodTemplate({
      selector,
      annotations: { 'naust/config-sha256': digest },
      containers: [container(spec)],
      volumes: volumes(spec),
      placement: pin ? { pool: hostPortsOf?.name, regions: pin.regions } : hostPortsOf?.placement,
      spread: true,
      gracePeriod: gracePeriod(),
      sysctls: { 'net.ipv4.ip_local_port_range': '1024 65535' },
    }),
  };
}

/** A port of a node has to be free before the next pod can have it. */
function rollout({ entry }: GatewaySpec): object {
  return entry.hostPortsOf ? { maxSurge: 0, maxUnavailable: 1 } : { maxSurge: 1, maxUnavailable: 0 };
}

function container(spec: GatewaySpec): ContainerSpec {
  const onNode = spec.entry.hostPortsOf !== undefined;
  const healthy = { kind: 'http', path: '/healthz', port: podPorts.status } as const;
  return {
    name: 'nginx',
    image: spec.image,
    command: ['nginx', '-e', 'stderr', '-c', configFile],
    ports: [
      { name: 'http', port: podPorts.http, hostPort: onNode ? 80 : undefined },
      { name: 'https', port: podPorts.https, hostPort: onNode ? 443 : undefined },
      { name: 'status', port: podPorts.status },
    ],
    resources: spec.resources,
    readiness: { check: healthy, period: Duration.seconds(5), failureThreshold: 2 },
    liveness: { check: healthy, initialDelay: Duration.seconds(15), period: Duration.seconds(20) },
    preStop: { sleepSeconds: shutdown.sleep.toSeconds() },
    mounts: [
      { volume: 'config', path: configFile, subPath: 'nginx.conf', readOnly: true },
      { volume: 'tls', path: '/etc/nginx/tls', readOnly: true },
      { volume: 'tmp', path: '/tmp' },
    ],
  };
}

function volumes(spec: GatewaySpec): VolumeSpec[] {
  return [
    { kind: 'configMap', name: 'config', configMap: spec.name },
    { kind: 'secret', name: 'tls', secret: spec.secret },
    // In memory: what passes through may be personal data, and rests on no disk of this node.
    { kind: 'empty', name: 'tmp', sizeLimit: temporarySize, inMemory: true },
  ];
}
