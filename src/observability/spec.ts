import { conform, type Finding, Findings, kubernetesName, withDefaults } from '../kernel';
import { distinctPlaces, type Holding } from '../residency';
import { type BlackboxSpec, resolveBlackbox } from './blackbox';
import { telemetryHoldings } from './data';
import { observabilityDefaults } from './defaults';
import { type ClusterSurroundings, homeOf } from './home';
import { type KubeStateMetricsSpec, resolveKubeStateMetrics } from './kube-state-metrics';
import { podLogLabels } from './log-labels';
import { resolveMutualTls } from './mutual-tls';
import type { RouteObjectiveProps } from './objective';
import { databaseName, type DatabaseSpec, resolveDatabases } from './postgres-exporter';
import type { ObservabilityProps } from './props';
import { reachOf } from './reach';
import { checkDisks, checkRetention, isOnNodeDisks } from './rules';
import { observabilityShape } from './shape';
import { keptBy, resolveStack, type StackSpec, volumesOf } from './stack-spec';
import type { Surroundings } from './surroundings';
import { resolveTempo, type TempoSpec } from './tempo';

export interface ObservabilitySpec extends StackSpec<Surroundings> {
  readonly namespace: string;
  readonly mutualTls: Surroundings['mutualTls'];
  readonly tempo: TempoSpec | undefined;
  readonly blackbox: BlackboxSpec;
  readonly databases: readonly DatabaseSpec[];
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

  const mutualTls = props.mutualTls && resolveMutualTls(findings, props.mutualTls);
  const around: Surroundings = {
    namespace,
    placement,
    reach: reachOf(cluster),
    storageClass,
    retentionDays,
    logLabels: podLogLabels,
    mutualTls,
    traced: props.tempo !== undefined,
    databases: Object.keys(props.databases ?? {}).map(databaseName),
  };
  const { routeObjectives = [] } = props;
  const stack = resolveStack({ ...props, routeObjectives }, around, findings);
  const tempo = props.tempo && resolveTempo(props.tempo, around, findings);
  const blackbox = resolveBlackbox(props.probes ?? {}, around, findings);
  const databases = resolveDatabases(props.databases ?? {}, around, findings);
  const volumes = [...volumesOf(stack), ...(tempo ? [tempo.volume] : [])];
  if (isOnNodeDisks(storageClass)) checkDisks(findings, volumes, nodes);

  const kubeStateMetrics = resolveKubeStateMetrics(around);
  const places = distinctPlaces(nodes.map((node) => node.place));
  const holdings = telemetryHoldings(places, { ...keptBy(stack), traces: tempo?.retentionDays });
  const besides = { mutualTls, routeObjectives, tempo, blackbox, databases, kubeStateMetrics };
  return { spec: { namespace, ...stack, ...besides, holdings }, findings: findings.all };
}
