import type { Size } from 'cdk8s';
import type { Findings } from '../kernel';
import { type AlertmanagerModel, resolveAlertmanager } from './alertmanager';
import type { CallObjective } from './alerts';
import { type AlloyModel, resolveAlloy } from './alloy';
import { type GrafanaModel, resolveGrafana } from './grafana';
import { type LokiModel, longestKept, resolveLoki } from './loki';
import { resolveObjectives, resolveRouteObjectives } from './objective';
import { type PrometheusModel, resolvePrometheus } from './prometheus';
import type { ObservabilityProps } from './props';
import type { Shared } from './surroundings';
import { resolveUserRules } from './user-rules';

/** What there is of a stack wherever it runs; `A` is what its parts know of where that is. */
export interface StackSpec<A extends Shared> {
  readonly prometheus: PrometheusModel & A;
  readonly alertmanager: AlertmanagerModel & A;
  readonly objectives: readonly CallObjective[];
  readonly loki: LokiModel & A;
  readonly grafana: GrafanaModel & A;
  readonly alloy: AlloyModel & A;
}

type StackProps = Pick<
  ObservabilityProps,
  'prometheus' | 'alertmanager' | 'objectives' | 'routeObjectives' | 'rules' | 'loki' | 'grafana' | 'alloy'
>;

export function resolveStack<A extends Shared>(
  props: StackProps,
  around: A,
  findings: Findings,
): StackSpec<A> {
  const objectives = resolveObjectives(findings, props.objectives ?? {});
  const ofRoutes = resolveRouteObjectives(findings, props.routeObjectives ?? []);
  const rules = resolveUserRules(findings, props.rules ?? {});
  const watched = { ...around, objectives: [...objectives, ...ofRoutes], rules };
  const prometheus = resolvePrometheus(props.prometheus ?? {}, watched, findings);
  const { scrapeInterval } = prometheus;
  return {
    prometheus,
    objectives,
    alertmanager: resolveAlertmanager(props.alertmanager ?? {}, around, findings),
    loki: resolveLoki(props.loki ?? {}, around, findings),
    grafana: resolveGrafana(props.grafana ?? {}, { ...around, scrapeInterval }, findings),
    alloy: resolveAlloy(props.alloy ?? {}, around, findings),
  };
}

export function volumesOf(stack: StackSpec<Shared>): readonly Size[] {
  const { prometheus, alertmanager, loki, grafana, alloy } = stack;
  return [prometheus, alertmanager, loki, grafana, alloy].map(({ volume }) => volume);
}

/** The whole days after which nothing is left of each. */
export function keptBy({ prometheus, loki }: StackSpec<Shared>): {
  readonly metrics: number;
  readonly logs: number;
} {
  return { metrics: prometheus.retentionDays, logs: longestKept(loki) };
}
