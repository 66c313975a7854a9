import { Duration } from 'cdk8s';
import type { ContainerSpec } from '../../../pod';
import { type CallSpec, type Engine, nothingAdded, type PodAddition } from '../../engine';
import { nginxDeviations } from './deviations';
import { cannotWrite } from './render-fallback';
import { portOf, renderNginx } from './render-nginx';
import { runFolder } from './run-folder';
import { nginxPorts, nginxSettings } from './settings';

const CONFIG = 'nginx.conf';
const FOLDER = '/etc/nginx/calls';

/** An nginx beside each caller, which the application asks in the callee's place. No mesh is needed. */
export const nginx: Engine = {
  name: 'nginx',
  looksNamesUp: true,
  deviations: nginxDeviations,
  refuses: whyNot,
  pod: (caller, calls): PodAddition => ({
    ...nothingAdded,
    sidecars: [sidecar(caller)],
    volumes: [
      { kind: 'configMap', name: 'nginx', configMap: `${caller}-nginx` },
      { kind: 'empty', name: 'nginx-run', sizeLimit: nginxSettings.temporary },
    ],
    urls: Object.fromEntries(calls.map(({ name }, index) => [name, `http://127.0.0.1:${portOf(index)}`])),
    files: { [CONFIG]: renderNginx(calls) },
  }),
};

function whyNot({ tls, policy: { fallback } }: CallSpec): string | undefined {
  if (tls) return 'what answers in the place of a callee that is left alone speaks no TLS';
  if (fallback && cannotWrite(fallback))
    return 'its fallback is longer than 4000 bytes, or has a $ or a line end';
  return undefined;
}

function sidecar(caller: string): ContainerSpec {
  const ready = { kind: 'http', path: '/ready', port: nginxPorts.status } as const;
  return {
    name: `${caller}-nginx`,
    image: nginxSettings.image,
    command: ['nginx', '-e', 'stderr', '-g', 'daemon off;', '-c', `${FOLDER}/${CONFIG}`],
    ports: [{ name: 'nginx-status', port: nginxPorts.status }],
    resources: nginxSettings.resources,
    // The application is started once this one answers.
    startup: { check: ready, period: Duration.seconds(1), failureThreshold: 60 },
    readiness: { check: ready, period: Duration.seconds(10), failureThreshold: 3 },
    liveness: {
      check: ready,
      period: Duration.seconds(20),
      timeout: Duration.seconds(5),
      failureThreshold: 3,
    },
    mounts: [
      { volume: 'nginx', path: FOLDER, readOnly: true },
      { volume: 'nginx-run', path: runFolder },
    ],
  };
}
