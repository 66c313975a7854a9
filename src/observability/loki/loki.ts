import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import type { PodTraffic } from '../../network';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { renderLokiConfig } from './render-config';
import { renderLokiPod } from './render-pod';
import type { LokiSpec } from './spec';

/**
 * Keeps logs, as one process with its files on one volume: a lost disk is lost logs. Its makers mean that for small
 * installations; object storage is what it grows up to.
 * @see https://grafana.com/docs/loki/latest/operations/storage/filesystem/
 */
export class Loki extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: LokiSpec) {
    super(scope, spec.name);
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.loki,
      config: { name: spec.name, files: () => ({ 'loki.yaml': configYaml(renderLokiConfig(spec)) }) },
      pod: () => renderLokiPod(spec),
    });
    this.traffic = traffic;
  }
}
