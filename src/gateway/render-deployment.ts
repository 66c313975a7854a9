import { Duration } from 'cdk8s';
import type { Pin } from '../pin';
import { type ContainerSpec, renderPodTemplate, type VolumeSpec } from '../pod';
import { certificateFolder, gracePeriod, type GatewaySpec } from './gateway-spec';
import { selectorOf } from './labels';
import { podMemory } from './pod-memory';
import { exporterResources, podPorts, shutdown } from './settings';

const configFile = '/etc/nginx/nginx.conf';

/** @param digest of the configuration: another one makes other pods, since nginx reads it once */
export function renderDeployment(spec: GatewaySpec, digest: string, pin: Pin | undefined): object {
  const selector = selectorOf(spec.name);
  const { hostPortsOf } = spec.entry;
  return {
    // Given once, by whoever scales it: two would undo each other's number.
    replicas: spec.autoscale ? undefined : spec.replicas,
    selector: { matchLabels: selector },
    strategy: { type: 'RollingUpdate', rollingUpdate: rollout(spec) },
    template: renderPodTemplate({
      selector,
      annotations: { 'naust/config-sha256': digest },
      containers: [container(spec)],
      sidecars: [exporter(spec)],
      volumes: volumes(spec),
      placement: pin ? { pool: hostPortsOf?.name, regions: pin.regions } : hostPortsOf?.placement,
      spread: true,
      gracePeriod: gracePeriod(spec),
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
      ...spec.secrets.map((secret, index) => ({
        volume: volumeOf(index),
        path: `${certificateFolder}/${secret}`,
        readOnly: true,
      })),
      { volume: 'tmp', path: '/tmp' },
    ],
  };
}

/** Reads nginx's own figures over loopback, and tells them to Prometheus. */
function exporter(spec: GatewaySpec): ContainerSpec {
  return {
    name: 'exporter',
    image: spec.exporter,
    args: [
      `--nginx.scrape-uri=http://127.0.0.1:${podPorts.status}/stub_status`,
      `--web.listen-address=:${podPorts.metrics}`,
    ],
    ports: [{ name: 'metrics', port: podPorts.metrics }],
    resources: exporterResources,
  };
}

function volumeOf(index: number): string {
  return index === 0 ? 'tls' : `tls-${index + 1}`;
}

function volumes(spec: GatewaySpec): VolumeSpec[] {
  return [
    { kind: 'configMap', name: 'config', configMap: spec.name },
    ...spec.secrets.map(
      (secret, index) =>
        ({ kind: 'secret', name: volumeOf(index), secret, keys: ['tls.crt', 'tls.key'] }) as const,
    ),
    // In memory: what passes through may be personal data, and rests on no disk of this node.
    { kind: 'empty', name: 'tmp', sizeLimit: podMemory(spec.nginx).files, inMemory: true },
  ];
}
