import { Duration } from 'cdk8s';
import type { ContainerSpec, VolumeSpec } from '../../../pod';
import { envoyPorts, envoySettings, envoyStatusPort } from './settings';

export const envoyConfigFile = 'envoy.yaml';
const FOLDER = '/etc/envoy';

/** Where its container reads its configuration. */
export function envoyVolume(configMap: string): VolumeSpec {
  return { kind: 'configMap', name: 'envoy', configMap };
}

/** An Envoy with the configuration that it is mounted. */
export function envoyContainer(name: string): ContainerSpec {
  const ready = { kind: 'http', path: '/ready', port: envoyPorts.status } as const;
  return {
    name,
    image: envoySettings.image,
    args: [
      '--config-path',
      `${FOLDER}/${envoyConfigFile}`,
      '--concurrency',
      String(envoySettings.concurrency),
      '--log-level',
      'warning',
      // A fixed place for shared memory that a read-only file system does not have.
      '--disable-hot-restart',
    ],
    ports: [{ name: envoyStatusPort, port: envoyPorts.status }],
    resources: envoySettings.resources,
    // The application is started once this one answers.
    startup: { check: ready, period: Duration.seconds(1), failureThreshold: 60 },
    readiness: { check: ready, period: Duration.seconds(10), failureThreshold: 3 },
    liveness: {
      check: ready,
      period: Duration.seconds(20),
      timeout: Duration.seconds(5),
      failureThreshold: 3,
    },
    mounts: [{ volume: 'envoy', path: FOLDER, readOnly: true }],
  };
}
