import { write as writeAlloy } from '../../alloy';
import { configYaml } from '../../kernel';
import { renderAlertmanagerConfig } from '../alertmanager';
import { metricsIn, ruleFiles, ruleGroups, toldRules } from '../alerts';
import { renderJournalConfig } from '../alloy';
import { hostDashboards, toldDashboards } from '../dashboards';
import { dashboardFiles, renderDatasources } from '../grafana';
import { renderLokiConfig } from '../loki';
import known from '../metrics.json';
import { renderPrometheusConfig } from '../prometheus';
import { journalFolder } from './journal-folder';
import { hostScrapeJobs } from './scrape-jobs';
import type { HostObservabilitySpec } from './spec';

/** Files by the folder that a container has them in, which in a cluster is a ConfigMap of that name. */
export type ConfigFolders = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function configFolders(spec: HostObservabilitySpec): ConfigFolders {
  const { groups, told } = toldRules(ruleGroups([]), metricsTold(spec));
  const rules = ruleFiles(groups);
  const dashboards = toldDashboards(
    hostDashboards,
    (of) => metricsIn(of).every((metric) => told.has(metric)),
    told,
  );
  return {
    prometheus: {
      'prometheus.yml': configYaml(
        renderPrometheusConfig(spec.prometheus, { jobs: hostScrapeJobs(spec), rules: Object.keys(rules) }),
      ),
      ...rules,
    },
    alertmanager: { 'alertmanager.yml': configYaml(renderAlertmanagerConfig(spec.alertmanager.receivers)) },
    loki: { 'loki.yaml': configYaml(renderLokiConfig(spec.loki)) },
    'grafana-datasources': { 'datasources.yaml': configYaml(renderDatasources(spec.grafana)) },
    'grafana-dashboards': dashboardFiles(dashboards),
    alloy: { 'config.alloy': writeAlloy(renderJournalConfig(spec.alloy, journalFolder)) },
  };
}

/** What its own parts tell, and what it is told to ask. */
function metricsTold({ scrapes }: Pick<HostObservabilitySpec, 'scrapes'>): readonly string[] {
  const {
    prometheus,
    alertmanager,
    loki,
    alloy,
    'node-exporter': node,
    'nginx-exporter': nginx,
  } = known.metrics;
  const hasNginx = scrapes.some(({ tells }) => tells === 'nginx');
  return [...prometheus, ...alertmanager, ...loki, ...alloy, ...node, ...(hasNginx ? nginx : [])];
}
