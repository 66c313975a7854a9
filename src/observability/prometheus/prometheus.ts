import { Construct } from 'constructs';
import { configYaml } from '../../kernel';
import { allowToApiServer, ApiAccess } from '../../kubernetes-api';
import type { PodTraffic } from '../../network';
import { ConfigFiles } from '../../pod';
import { ruleFiles, ruleGroups } from '../alerts';
import { Store } from '../kubernetes';
import { ports } from '../ports';
import { userGroups } from '../user-rules';
import { prometheusAccess } from './access';
import { webFiles } from './web-files';
import { renderPrometheusConfig } from './render-config';
import { renderPrometheusPod } from './render-pod';
import { scrapedPorts, scrapeJobs } from './scrape-jobs';
import type { PrometheusSpec } from './spec';

/** Collects metrics and keeps them. */
export class Prometheus extends Construct {
  readonly traffic: PodTraffic;

  /** `probed` are the public names to ask for, once all that have any are there. */
  constructor(scope: Construct, spec: PrometheusSpec, probed: () => readonly string[]) {
    super(scope, spec.name);
    const { name, reach } = spec;
    new ApiAccess(this, 'access', { name, rules: prometheusAccess(reach) });
    const rules = Object.entries(ruleFiles([...ruleGroups(spec.objectives), ...userGroups(spec.rules)]));
    // The first file is beside the configuration; a stack of many rules has maps for the others.
    const [first, ...others] = rules;
    const maps = others.map(([file, text]) => {
      const map = `prometheus-${file.replace(/\.yaml$/, '')}`;
      new ConfigFiles(this, map, { name: map, files: () => ({ [file]: text }) });
      return map;
    });
    const { traffic } = new Store(this, 'store', {
      ...spec,
      port: ports.prometheus,
      config: {
        name,
        files: () => ({
          'prometheus.yml': configYaml(
            renderPrometheusConfig(spec, {
              jobs: scrapeJobs(spec, probed()),
              rules: rules.map(([file]) => file),
            }),
          ),
          ...Object.fromEntries([first!]),
          ...webFiles(spec),
        }),
      },
      readBesides: others.map(([, text]) => text),
      pod: () => renderPrometheusPod(spec, maps),
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
