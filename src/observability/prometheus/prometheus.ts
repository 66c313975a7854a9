import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import type { PodTraffic } from '../../network';
import { Store } from '../kubernetes';
import { allowToApiServer, ApiAccess } from '../../kubernetes-api';
import { ports } from '../ports';
import { prometheusAccess } from './access';
import { renderPrometheusConfig } from './render-config';
import { renderPrometheusPod } from './render-pod';
import type { PrometheusSpec } from './spec';

/** Collects metrics and keeps them. */
export class Prometheus extends Construct {
  readonly traffic: PodTraffic;

  constructor(scope: Construct, spec: PrometheusSpec) {
    super(scope, spec.name);
    const { name, reach } = spec;
    new ApiAccess(this, 'access', { name, rules: prometheusAccess(reach) });
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.prometheus,
      config: { name, files: () => ({ 'prometheus.yml': configYaml(renderPrometheusConfig(spec)) }) },
      pod: () => renderPrometheusPod(spec),
    });
    allowToApiServer(traffic, reach.apiServers);
    if (reach.kubelets) {
      traffic.allowTo({ kind: 'networks', cidrs: [reach.kubelets] }, { port: ports.kubelet });
    }
    // A Service that asks to be scraped may have its port under any number; what its pods call it is agreed on.
    traffic.allowTo({ kind: 'everyPod' }, { port: 'metrics' });
    this.traffic = traffic;
  }
}
