import { conform, type Finding, Findings, kubernetesName, withDefaults } from '../kernel';
import { observabilityDefaults } from './defaults';
import { type ClusterSurroundings, homeOf } from './home';
import { type KubeStateMetricsSpec, resolveKubeStateMetrics } from './kube-state-metrics';
import { podLogLabels } from './log-labels';
import type { RouteObjectiveProps } from './objective';
import { distinctPlaces, type Holding } from '../residency';
import { telemetryHoldings } from './data';
import type { ObservabilityProps } from './props';
import { reachOf } from './reach';
import { checkDisks, checkRetention, isOnNodeDisks } from './rules';
import { observabilityShape } from './shape';
import { keptBy, resolveStack, type StackSpec, volumesOf } from './stack-spec';
import type { Surroundings } from './surroundings';

export interface ObservabilitySpec extends StackSpec<Surroundings> {
  readonly namespace: string;
  readonly routeObjectives: readonly RouteObjectiveProps[];
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

  const reach = reachOf(cluster);
  const around = { namespace, placement, reach, storageClass, retentionDays, logLabels: podLogLabels };
  const { routeObjectives = [] } = props;
  const stack = resolveStack({ ...props, routeObjectives }, around, findings);
  if (isOnNodeDisks(storageClass)) checkDisks(findings, volumesOf(stack), nodes);

  const kubeStateMetrics = resolveKubeStateMetrics(around);
  const places = distinctPlaces(nodes.map((node) => node.place));
  const holdings = telemetryHoldings(places, keptBy(stack));
  const parts = { ...stack, routeObjectives, kubeStateMetrics };
  return { spec: { namespace, ...parts, holdings }, findings: findings.all };
}
