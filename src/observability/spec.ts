import { conform, type Finding, Findings, kubernetesName, withDefaults } from '../kernel';
import { type AlertmanagerSpec, resolveAlertmanager } from './alertmanager';
import type { CallObjective } from './alerts';
import { type AlloySpec, resolveAlloy } from './alloy';
import { observabilityDefaults } from './defaults';
import { type GrafanaSpec, resolveGrafana } from './grafana';
import { type ClusterSurroundings, homeOf } from './home';
import { type KubeStateMetricsSpec, resolveKubeStateMetrics } from './kube-state-metrics';
import { type LokiSpec, longestKept, resolveLoki } from './loki';
import { resolveObjectives, resolveRouteObjectives, type RouteObjectiveProps } from './objective';
import { type PrometheusSpec, resolvePrometheus } from './prometheus';
import { distinctPlaces, type Holding } from '../residency';
import { telemetryHoldings } from './data';
import type { ObservabilityProps } from './props';
import { reachOf } from './reach';
import { checkDisks, checkRetention } from './rules';
import { observabilityShape } from './shape';
import { resolveUserRules } from './user-rules';

export interface ObservabilitySpec {
  readonly namespace: string;
  readonly prometheus: PrometheusSpec;
  readonly alertmanager: AlertmanagerSpec;
  readonly objectives: readonly CallObjective[];
  readonly routeObjectives: readonly RouteObjectiveProps[];
  readonly loki: LokiSpec;
  readonly grafana: GrafanaSpec;
  readonly alloy: AlloySpec;
  readonly kubeStateMetrics: KubeStateMetricsSpec;
  /** Where it keeps what it collects. */
  readonly holdings: readonly Holding[];
}

export function resolveObservability(
  given: ObservabilityProps,
  cluster: ClusterSurroundings,
): { readonly spec: ObservabilitySpec; readonly findings: readonly Finding[] } {
  const findings = new Findings();
  const props = conform(findings, given, observabilityShape);
  const { retention, namespace, storageClass } = withDefaults(props, observabilityDefaults);
  findings.check('namespace', namespace, kubernetesName);
  findings.check('storageClass', storageClass, kubernetesName);
  const retentionDays = checkRetention(findings, retention);
  const { placement, nodes } = homeOf(props.on, cluster, findings);

  const around = { namespace, placement, reach: reachOf(cluster), storageClass, retentionDays };
  const objectives = resolveObjectives(findings, props.objectives ?? {});
  const { routeObjectives = [] } = props;
  const promised = [...objectives, ...resolveRouteObjectives(findings, routeObjectives)];
  const rules = resolveUserRules(findings, props.rules ?? {});
  const watched = { ...around, objectives: promised, rules };
  const prometheus = resolvePrometheus(props.prometheus ?? {}, watched, findings);
  const alertmanager = resolveAlertmanager(props.alertmanager ?? {}, around, findings);
  const loki = resolveLoki(props.loki ?? {}, around, findings);
  const { scrapeInterval } = prometheus;
  const grafana = resolveGrafana(props.grafana ?? {}, { ...around, scrapeInterval }, findings);
  const alloy = resolveAlloy(props.alloy ?? {}, around, findings);
  const volumes = [prometheus, alertmanager, loki, grafana, alloy].map((store) => store.volume);
  checkDisks(findings, storageClass, volumes, nodes);

  const kubeStateMetrics = resolveKubeStateMetrics(around);
  const kept = { metrics: retentionDays, logs: longestKept(loki) };
  const holdings = telemetryHoldings(distinctPlaces(nodes.map((node) => node.place)), kept);
  const parts = {
    prometheus,
    alertmanager,
    objectives,
    routeObjectives,
    loki,
    grafana,
    alloy,
    kubeStateMetrics,
  };
  return { spec: { namespace, ...parts, holdings }, findings: findings.all };
}
