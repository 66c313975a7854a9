import { Duration, Size } from 'cdk8s';
import { httpCheck, type StorePod, storeProbes } from '../kubernetes';
import { tlsMount, tlsVolume } from '../mutual-tls';
import { ports } from '../ports';
import { resources } from '../resources';
import { alloyCpu } from './defaults';
import type { AlloyModel } from './spec';

const configFolder = '/etc/alloy';
const dataFolder = '/var/lib/alloy/data';

export function renderAlloyPod(spec: AlloyModel): StorePod {
  const port = ports.alloy;
  const guarded = spec.mutualTls !== undefined;
  return {
    serviceAccount: spec.name,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [
          'run',
          `${configFolder}/config.alloy`,
          `--storage.path=${dataFolder}`,
          `--server.http.listen-addr=0.0.0.0:${port}`,
          '--server.http.enable-pprof=false',
          '--server.http.disable-support-bundle',
          '--disable-reporting',
        ],
        ports: [{ name: 'http', port }],
        resources: resources(alloyCpu, spec.memory),
        startup: { check: httpCheck('/-/ready', port), period: Duration.seconds(5), failureThreshold: 30 },
        // `/-/healthy` would also mean that Loki answers, and ending Alloy does not help there.
        ...storeProbes({ port, ready: '/-/ready', alive: '/-/ready' }),
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
      { kind: 'empty', name: 'tmp', sizeLimit: Size.mebibytes(64) },
    ],
  };
}
