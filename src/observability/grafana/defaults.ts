import { Size } from 'cdk8s';
import { cpuOf, memoryOf } from '../resources';

export const grafanaDefaults = {
  adminSecret: 'grafana-admin',
  volume: Size.gibibytes(5),
  memory: memoryOf('grafana'),
};

export const grafanaCpu = cpuOf('grafana');
