import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import type { PodTraffic } from '../../network';
import { ConfigFiles } from '../../pod';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { dashboards } from '../dashboards';
import { dashboardFiles } from './dashboard-files';
import { renderDatasources } from './render-datasources';
import { renderGrafanaPod } from './render-pod';
import type { GrafanaSpec } from './spec';

/** Shows logs and metrics. Nothing leads to it from outside: `kubectl -n observability port-forward svc/grafana 3000`. */
export class Grafana extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: GrafanaSpec) {
    super(scope, spec.name);
    // Grafana looks for changes in them by itself: it need not be started again.
    new ConfigFiles(this, 'dashboards', {
      name: 'grafana-dashboards',
      files: () => dashboardFiles(dashboards),
    });
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.grafana,
      config: {
        name: 'grafana-datasources',
        files: () => ({ 'datasources.yaml': configYaml(renderDatasources(spec)) }),
      },
      pod: () => renderGrafanaPod(spec),
    });
    this.traffic = traffic;
  }
}
