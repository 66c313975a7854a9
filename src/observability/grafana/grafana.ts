import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import type { PodTraffic } from '../../network';
import { ConfigFiles } from '../../pod';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { dashboards } from '../dashboards';
import { dashboardMaps } from './dashboard-files';
import { renderDatasources } from './render-datasources';
import { renderGrafanaPod } from './render-pod';
import type { GrafanaSpec } from './spec';

/** Shows logs and metrics. From outside nothing leads to it but a gateway that is told to. */
export class Grafana extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: GrafanaSpec) {
    super(scope, spec.name);
    // Grafana looks for changes in them by itself: it need not be started again.
    const maps = Object.entries(dashboardMaps(dashboards, spec.dashboards));
    maps.forEach(([name, files], index) => {
      new ConfigFiles(this, index === 0 ? 'dashboards' : name, { name, files: () => files });
    });
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.grafana,
      config: {
        name: 'grafana-datasources',
        files: () => ({ 'datasources.yaml': configYaml(renderDatasources(spec)) }),
      },
      pod: () =>
        renderGrafanaPod(
          spec,
          maps.map(([name]) => name),
        ),
    });
    if (spec.oidc) traffic.allowTo(spec.oidc.peer, { port: spec.oidc.port });
    this.traffic = traffic;
  }
}
