import { Duration, Size } from 'cdk8s';
import { httpCheck, type StorePod, storeProbes } from '../kubernetes';
import { ports } from '../ports';
import { resources } from '../resources';
import { goMemoryShare, lokiCpu, lokiGracePeriod } from './defaults';
import { dataFolder } from './render-config';
import type { LokiModel } from './spec';

const configFolder = '/etc/loki';

export function renderLokiPod(spec: LokiModel): StorePod {
  const port = ports.loki;
  return {
    gracePeriod: lokiGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [`-config.file=${configFolder}/loki.yaml`],
        environment: { GOMEMLIMIT: { kind: 'value', value: goMemoryLimit(spec) } },
        ports: [{ name: 'http', port }],
        resources: resources(lokiCpu, spec.memory),
        // Not ready before its own 15 s have passed and its log is read back.
        startup: { check: httpCheck('/ready', port), period: Duration.seconds(10), failureThreshold: 60 },
        // Being not ready is no reason to be ended: the second answers as long as the process does.
        ...storeProbes({ port, ready: '/ready', alive: '/loki/api/v1/status/buildinfo' }),
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

function goMemoryLimit(spec: LokiModel): string {
  return `${Math.floor(spec.memory.toMebibytes() * goMemoryShare)}MiB`;
}
