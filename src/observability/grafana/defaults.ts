import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

export const grafanaDefaults = {
  adminSecret: 'grafana-admin',
  volume: Size.gibibytes(5),
  memory: Size.gibibytes(1),
};

export const grafanaCpu = { request: Cpu.millis(100), limit: Cpu.millis(1000) };
