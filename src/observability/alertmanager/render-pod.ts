import { Duration } from 'cdk8s';
import { httpCheck, listeningProbes, type StorePod, storeProbes } from '../kubernetes';
import { tlsMount, tlsVolume } from '../mutual-tls';
import { ports } from '../ports';
import { resources } from '../resources';
import { alertmanagerCpu } from './defaults';
import { secretFolder, secretKeys } from './render-config';
import type { AlertmanagerModel } from './spec';

const configFolder = '/etc/alertmanager';
const dataFolder = '/alertmanager';

export function renderAlertmanagerPod(spec: AlertmanagerModel): StorePod {
  const port = ports.alertmanager;
  const guarded = spec.mutualTls !== undefined;
  const paths = { port, ready: '/-/ready', alive: '/-/healthy' };
  return {
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [
          `--config.file=${configFolder}/alertmanager.yml`,
          `--storage.path=${dataFolder}`,
          // One of its kind: it talks to no others.
          '--cluster.listen-address=',
          ...(guarded ? [`--web.config.file=${configFolder}/web.yml`] : []),
        ],
        ports: [{ name: 'http', port }],
        resources: resources(alertmanagerCpu, spec.memory),
        startup: {
          check: guarded ? { kind: 'tcp', port } : httpCheck('/-/ready', port),
          period: Duration.seconds(5),
          failureThreshold: 30,
        },
        // The kubelet has no certificate to show: where one is asked for, it is enough that somebody listens.
        ...(guarded ? listeningProbes(port) : storeProbes(paths)),
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
          ...(guarded ? [tlsMount] : []),
          ...spec.receivers.map((receiver) => ({
            volume: volumeOf(receiver),
            path: secretFolder(receiver),
            readOnly: true,
          })),
        ],
      },
    ],
    volumes: [
      { kind: 'configMap', name: 'config', configMap: spec.name },
      ...(guarded ? [tlsVolume(spec.name)] : []),
      ...spec.receivers.map((receiver) => ({
        kind: 'secret' as const,
        name: volumeOf(receiver),
        secret: receiver.secret,
        keys: [secretKeys[receiver.kind]],
      })),
    ],
  };
}

function volumeOf({ name }: { readonly name: string }): string {
  return `secret-${name}`;
}
