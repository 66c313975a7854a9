import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { ResourcesSpec } from '../../pod';

/** The share of one sidecar: 50 services are 50 of them, three times over. */
export const sidecarShare: ResourcesSpec = {
  requests: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
  limits: { cpu: Cpu.millis(500), memory: Size.mebibytes(256) },
};
