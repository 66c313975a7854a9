import { Duration, Size } from 'cdk8s';
import type { PodSpec } from '../../pod';
import { ports } from '../ports';
import { resources } from '../resources';
import { alloyCpu } from './defaults';
import type { AlloySpec } from './spec';

const configFolder = '/etc/alloy';
const dataFolder = '/var/lib/alloy/data';

export function renderAlloyPod(spec: AlloySpec): PodSpec {
  // Healthy would also mean that Loki answers, and ending Alloy does not help there.
  const check = { kind: 'http', path: '/-/ready', port: ports.alloy } as const;
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    serviceAccount: spec.name,
    placement: spec.placement,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [
          'run',
          `${configFolder}/config.alloy`,
          `--storage.path=${dataFolder}`,
          `--server.http.listen-addr=0.0.0.0:${ports.alloy}`,
          '--server.http.enable-pprof=false',
          '--server.http.disable-support-bundle',
          '--disable-reporting',
        ],
        ports: [{ name: 'http', port: ports.alloy }],
        resources: resources(alloyCpu, spec.memory),
        startup: { check, period: Duration.seconds(5), failureThreshold: 30 },
        readiness: { check, period: Duration.seconds(10), timeout: Duration.seconds(3) },
        liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
          { volume: 'tmp', path: '/tmp' },
        ],
      },
    ],
    volumes: [
      { kind: 'configMap', name: 'config', configMap: spec.name },
      { kind: 'empty', name: 'tmp', sizeLimit: Size.mebibytes(64) },
    ],
  };
}
