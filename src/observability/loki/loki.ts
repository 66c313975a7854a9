import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTraffic } from '../../network';
import { ConfigFiles, renderHeadlessService, renderStore } from '../kubernetes';
import { ports } from '../ports';
import { writeYaml } from '../write-yaml';
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
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    const config = new ConfigFiles(this, 'config', {
      name,
      files: () => ({ 'loki.yaml': writeYaml(renderLokiConfig(spec)) }),
    });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: renderHeadlessService(labels, ports.loki),
    });
    new ApiObject(this, 'store', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: Lazy.any({
        produce: () =>
          renderStore({ ...spec, pod: { ...renderLokiPod(spec), annotations: config.annotations } }),
      }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
  }
}
