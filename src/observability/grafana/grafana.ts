import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTraffic } from '../../network';
import { ConfigFiles, renderHeadlessService, renderStore } from '../kubernetes';
import { ports } from '../ports';
import { writeYaml } from '../write-yaml';
import { renderDatasources } from './render-datasources';
import { renderGrafanaPod } from './render-pod';
import type { GrafanaSpec } from './spec';

/** Shows logs and metrics. Nothing leads to it from outside: `kubectl -n observability port-forward svc/grafana 3000`. */
export class Grafana extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: GrafanaSpec) {
    super(scope, spec.name);
    const { name } = spec;
    const labels = { 'app.kubernetes.io/name': name };
    const datasources = new ConfigFiles(this, 'datasources', {
      name: 'grafana-datasources',
      files: () => ({ 'datasources.yaml': writeYaml(renderDatasources(spec)) }),
    });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: renderHeadlessService(labels, ports.grafana),
    });
    new ApiObject(this, 'store', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: Lazy.any({
        produce: () =>
          renderStore({ ...spec, pod: { ...renderGrafanaPod(spec), annotations: datasources.annotations } }),
      }),
    });
    this.traffic = new PodTraffic(this, 'traffic', { name, labels });
  }
}
