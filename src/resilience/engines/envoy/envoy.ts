import { Duration } from 'cdk8s';
import { configYaml } from '../../../kernel';
import type { ContainerSpec } from '../../../pod';
import { type Engine, nothingAdded, type PodAddition } from '../../engine';
import { envoySettings, envoyPorts, envoyStatusPort } from './settings';
import { envoyDeviations } from './deviations';
import { portOf, renderBootstrap } from './render-bootstrap';

const CONFIG = 'envoy.yaml';
const FOLDER = '/etc/envoy';

/** An Envoy beside each caller, which the application asks in the callee's place. No mesh is needed. */
export const envoy: Engine = {
  name: 'envoy',
  deviations: envoyDeviations,
  pod: (caller, calls): PodAddition => ({
    ...nothingAdded,
    sidecars: [sidecar(caller)],
    volumes: [{ kind: 'configMap', name: 'envoy', configMap: `${caller}-envoy` }],
    urls: Object.fromEntries(calls.map(({ name }, index) => [name, `http://127.0.0.1:${portOf(index)}`])),
    files: { [CONFIG]: configYaml(renderBootstrap(caller, calls)) },
  }),
};

function sidecar(caller: string): ContainerSpec {
  const ready = { kind: 'http', path: '/ready', port: envoyPorts.status } as const;
  return {
    name: `${caller}-envoy`,
    image: envoySettings.image,
    args: [
      '--config-path',
      `${FOLDER}/${CONFIG}`,
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
