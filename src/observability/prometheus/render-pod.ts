import { Duration } from 'cdk8s';
import type { ProbeSpec } from '../../pod';
import { httpCheck, type StorePod, storeProbes } from '../kubernetes';
import { tlsMount, tlsVolume } from '../mutual-tls';
import { ports } from '../ports';
import { resources } from '../resources';
import { prometheusCpu, prometheusGracePeriod } from './defaults';
import type { PrometheusModel } from './spec';

const configFolder = '/etc/prometheus';
const dataFolder = '/prometheus';

/** The kubelet has no certificate to show: a program of the image asks with that of Prometheus itself. */
const asked: ProbeSpec['check'] = {
  kind: 'exec',
  command: [
    '/bin/promtool',
    'check',
    'healthy',
    `--http.config.file=${configFolder}/probe.yml`,
    `--url=https://localhost:${ports.prometheus}`,
  ],
};

function guardedProbes(port: number): ReturnType<typeof storeProbes> {
  const listens = { kind: 'tcp', port } as const;
  return {
    readiness: { check: asked, period: Duration.seconds(30), timeout: Duration.seconds(5) },
    liveness: {
      check: listens,
      period: Duration.seconds(30),
      timeout: Duration.seconds(5),
      failureThreshold: 4,
    },
  };
}

/** `maps` hold rules besides the one of its configuration. */
export function renderPrometheusPod(spec: PrometheusModel, maps: readonly string[]): StorePod {
  const port = ports.prometheus;
  const guarded = spec.mutualTls !== undefined;
  const probes = storeProbes({ port, ready: '/-/ready', alive: '/-/healthy' });
  return {
    serviceAccount: spec.name,
    gracePeriod: prometheusGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [
          `--config.file=${configFolder}/prometheus.yml`,
          `--storage.tsdb.path=${dataFolder}`,
          ...(guarded ? [`--web.config.file=${configFolder}/web.yml`] : []),
        ],
        ports: [{ name: 'http', port }],
        resources: resources(prometheusCpu, spec.memory),
        // Reading back the log of a full volume takes minutes.
        startup: {
          check: guarded ? asked : httpCheck('/-/healthy', port),
          period: Duration.seconds(10),
          timeout: guarded ? Duration.seconds(5) : undefined,
          failureThreshold: 90,
        },
        ...(guarded ? guardedProbes(port) : probes),
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
          ...(guarded ? [tlsMount] : []),
        ],
      },
    ],
    volumes: [
      { kind: 'configMaps', name: 'config', configMaps: [spec.name, ...maps] },
      ...(guarded ? [tlsVolume(spec.name)] : []),
    ],
  };
}
