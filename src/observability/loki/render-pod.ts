import { Duration, Size } from 'cdk8s';
import type { PodSpec } from '../../pod';
import { ports } from '../ports';
import { resources } from '../resources';
import { goMemoryShare, lokiCpu, lokiGracePeriod } from './defaults';
import { dataFolder } from './render-config';
import type { LokiSpec } from './spec';

const configFolder = '/etc/loki';

export function renderLokiPod(spec: LokiSpec): PodSpec {
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    placement: spec.placement,
    gracePeriod: lokiGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [`-config.file=${configFolder}/loki.yaml`],
        environment: { GOMEMLIMIT: { kind: 'value', value: goMemoryLimit(spec) } },
        ports: [{ name: 'http', port: ports.loki }],
        resources: resources(lokiCpu, spec.memory),
        // Not ready before its own 15 s have passed and its log is read back.
        startup: { check: probe('/ready'), period: Duration.seconds(10), failureThreshold: 60 },
        readiness: { check: probe('/ready'), period: Duration.seconds(10), timeout: Duration.seconds(3) },
        // Being not ready is no reason to be ended: this answers as long as the process does.
        liveness: {
          check: probe('/loki/api/v1/status/buildinfo'),
          period: Duration.seconds(30),
          timeout: Duration.seconds(5),
          failureThreshold: 4,
        },
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
          { volume: 'tmp', path: '/tmp' },
        ],
      },
    ],
    volumes: [
      { kind: 'configMap', name: 'config', configMap: spec.name },
      { kind: 'empty', name: 'tmp', sizeLimit: Size.mebibytes(256) },
    ],
  };
}

function goMemoryLimit(spec: LokiSpec): string {
  return `${Math.floor(spec.memory.toMebibytes() * goMemoryShare)}MiB`;
}

function probe(path: string) {
  return { kind: 'http', path, port: ports.loki } as const;
}
