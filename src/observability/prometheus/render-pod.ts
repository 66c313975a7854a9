import { Duration } from 'cdk8s';
import type { PodSpec } from '../../pod';
import { ports } from '../ports';
import { resources } from '../resources';
import { prometheusCpu, prometheusGracePeriod } from './defaults';
import type { PrometheusSpec } from './spec';

const configFolder = '/etc/prometheus';
const dataFolder = '/prometheus';

export function renderPrometheusPod(spec: PrometheusSpec): PodSpec {
  return {
    selector: { 'app.kubernetes.io/name': spec.name },
    serviceAccount: spec.name,
    placement: spec.placement,
    gracePeriod: prometheusGracePeriod,
    containers: [
      {
        name: spec.name,
        image: spec.image,
        args: [`--config.file=${configFolder}/prometheus.yml`, `--storage.tsdb.path=${dataFolder}`],
        ports: [{ name: 'http', port: ports.prometheus }],
        resources: resources(prometheusCpu, spec.memory),
        // Reading back the log of a full volume takes minutes.
        startup: { check: probe('/-/healthy'), period: Duration.seconds(10), failureThreshold: 90 },
        readiness: { check: probe('/-/ready'), period: Duration.seconds(10), timeout: Duration.seconds(3) },
        liveness: {
          check: probe('/-/healthy'),
          period: Duration.seconds(30),
          timeout: Duration.seconds(5),
          failureThreshold: 4,
        },
        mounts: [
          { volume: 'config', path: configFolder, readOnly: true },
          { volume: 'data', path: dataFolder },
        ],
      },
    ],
    volumes: [{ kind: 'configMap', name: 'config', configMap: spec.name }],
  };
}

function probe(path: string) {
  return { kind: 'http', path, port: ports.prometheus } as const;
}
