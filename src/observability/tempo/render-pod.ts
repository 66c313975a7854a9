import { Duration, Size } from 'cdk8s';
import { httpCheck, listeningProbes, type StorePod, storeProbes } from '../kubernetes';
import { tlsMount, tlsVolume } from '../mutual-tls';
import { ports } from '../ports';
import { resources } from '../resources';
import { tempoCpu, tempoGracePeriod } from './defaults';
import { dataFolder } from './render-config';
import type { TempoSpec } from './spec';

const configFolder = '/etc/tempo';

export function renderTempoPod(spec: TempoSpec): StorePod {
  const port = ports.tempo;
  const guarded = spec.mutualTls !== undefined;
  const paths = { port, ready: '/ready', alive: '/status/version' };
  return {
    gracePeriod: tempoGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: ['-target=all', `-config.file=${configFolder}/tempo.yaml`],
        ports: [
          { name: 'http', port },
          { name: 'otlp-grpc', port: ports.otlpGrpc },
          { name: 'otlp-http', port: ports.otlpHttp },
        ],
        resources: resources(tempoCpu, spec.memory),
        startup: {
          check: guarded ? { kind: 'tcp', port } : httpCheck('/ready', port),
          period: Duration.seconds(10),
          failureThreshold: 60,
        },
        // The kubelet has no certificate to show: where one is asked for, it is enough that somebody listens.
        ...(guarded ? listeningProbes(port) : storeProbes(paths)),
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
