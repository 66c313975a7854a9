import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTraffic } from '../../network';
import { ApiAccess, apiServer, ConfigFiles, renderHeadlessService, renderStore } from '../kubernetes';
import { ports } from '../ports';
import { writeYaml } from '../write-yaml';
import { prometheusAccess } from './access';
import { renderPrometheusConfig } from './render-config';
import { renderPrometheusPod } from './render-pod';
import type { PrometheusSpec } from './spec';

/** Collects metrics and keeps them. */
export class Prometheus extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: PrometheusSpec) {
    super(scope, spec.name);
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    new ApiAccess(this, 'access', { name, rules: prometheusAccess });
    const config = new ConfigFiles(this, 'config', {
      name,
      files: () => ({ 'prometheus.yml': writeYaml(renderPrometheusConfig(spec)) }),
    });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: renderHeadlessService(labels, ports.prometheus),
    });
    new ApiObject(this, 'store', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: Lazy.any({
        produce: () =>
          renderStore({ ...spec, pod: { ...renderPrometheusPod(spec), annotations: config.annotations } }),
      }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
    this.traffic.allowTo(apiServer.peer, apiServer.port);
    // A Service that asks to be scraped may have its port under any number; what its pods call it is agreed on.
    this.traffic.allowTo({ kind: 'everyPod' }, { port: 'metrics' });
  }
}
