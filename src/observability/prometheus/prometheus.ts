import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import type { PodTraffic } from '../../network';
import { allowToApiServer, ApiAccess } from '../../kubernetes-api';
import { renderRules, ruleGroups } from '../alerts';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { prometheusAccess } from './access';
import { renderPrometheusConfig, rulesFile } from './render-config';
import { renderPrometheusPod } from './render-pod';
import { scrapedPorts, scrapeJobs } from './scrape-jobs';
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
      config: {
        name,
        files: () => ({
          'prometheus.yml': configYaml(renderPrometheusConfig(spec, scrapeJobs(spec))),
          [rulesFile]: configYaml(renderRules(ruleGroups(spec.objectives))),
        }),
      },
      pod: () => renderPrometheusPod(spec),
    });
    allowToApiServer(traffic, reach.apiServers);
    if (reach.kubelets) {
      traffic.allowTo({ kind: 'networks', cidrs: [reach.kubelets] }, { port: ports.kubelet });
    }
    // What is scraped may have its port under any number; what its pods call it is agreed on.
    traffic.allowTo({ kind: 'everyPod' }, ...scrapedPorts.map((port) => ({ port })));
    this.traffic = traffic;
  }
}
