import { Duration } from 'cdk8s';
import { httpCheck, type StorePod, storeProbes } from '../kubernetes';
import { ports } from '../ports';
import { resources } from '../resources';
import { prometheusCpu, prometheusGracePeriod } from './defaults';
import type { PrometheusModel } from './spec';

const configFolder = '/etc/prometheus';
const dataFolder = '/prometheus';

/** `maps` hold rules besides the one of its configuration. */
export function renderPrometheusPod(spec: PrometheusModel, maps: readonly string[]): StorePod {
  const port = ports.prometheus;
  return {
    serviceAccount: spec.name,
    gracePeriod: prometheusGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [`--config.file=${configFolder}/prometheus.yml`, `--storage.tsdb.path=${dataFolder}`],
        ports: [{ name: 'http', port }],
        resources: resources(prometheusCpu, spec.memory),
        // Reading back the log of a full volume takes minutes.
        startup: { check: httpCheck('/-/healthy', port), period: Duration.seconds(10), failureThreshold: 90 },
        ...storeProbes({ port, ready: '/-/ready', alive: '/-/healthy' }),
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
        ],
      },
    ],
    volumes: [{ kind: 'configMaps', name: 'config', configMaps: [spec.name, ...maps] }],
  };
}
