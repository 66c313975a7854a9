import { Duration, Size } from 'cdk8s';
import { httpCheck, type StorePod, storeProbes } from '../kubernetes';
import { tlsMount, tlsVolume } from '../mutual-tls';
import { ports } from '../ports';
import { resources } from '../resources';
import { goMemoryShare, lokiCpu, lokiGracePeriod } from './defaults';
import { dataFolder } from './render-config';
import type { LokiModel } from './spec';

const configFolder = '/etc/loki';

export function renderLokiPod(spec: LokiModel): StorePod {
  const port = ports.loki;
  const guarded = spec.mutualTls !== undefined;
  const probed = guarded ? ports.lokiProbes : port;
  return {
    gracePeriod: lokiGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [`-config.file=${configFolder}/loki.yaml`],
        environment: { GOMEMLIMIT: { kind: 'value', value: goMemoryLimit(spec) } },
        ports: [{ name: 'http', port }, ...(guarded ? [{ name: 'probes', port: probed }] : [])],
        resources: resources(lokiCpu, spec.memory),
        // Not ready before its own 15 s have passed and its log is read back.
        startup: { check: httpCheck('/ready', probed), period: Duration.seconds(10), failureThreshold: 60 },
        // Being not ready is no reason to be ended: the second answers as long as the process does.
        ...storeProbes({ port: probed, ready: '/ready', alive: '/loki/api/v1/status/buildinfo' }),
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
          ...(guarded ? [tlsMount] : []),
          { volume: 'tmp', path: '/tmp' },
        ],
      },
    ],
    volumes: [
      { kind: 'configMap', name: 'config', configMap: spec.name },
      ...(guarded ? [tlsVolume(spec.name)] : []),
      { kind: 'empty', name: 'tmp', sizeLimit: Size.mebibytes(256) },
    ],
  };
}

function goMemoryLimit(spec: LokiModel): string {
  return `${Math.floor(spec.memory.toMebibytes() * goMemoryShare)}MiB`;
}
