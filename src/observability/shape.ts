import { redactedKinds } from '../alloy';
import { pool } from '../cluster';
import {
  duration,
  having,
  hostname,
  kubernetesName,
  listOf,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  size,
  textLike,
} from '../kernel';
import { type AlertmanagerProps, noReceiver } from './alertmanager';
import { type AlloyProps } from './alloy';
import { probesShape } from './blackbox';
import { dashboardModel, type GrafanaProps, oidcShape } from './grafana';
import { type LokiProps, streamRetentionShape } from './loki';
import { mutualTlsShape } from './mutual-tls';
import { objectiveShape, routeObjectiveShape } from './objective';
import { databaseShape } from './postgres-exporter';
import type { PrometheusProps } from './prometheus';
import type { ObservabilityProps } from './props';
import { tempoShape } from './tempo';
import { rulesShape } from './user-rules';

export const observabilityShape: Shape<ObservabilityProps> = {
  on: optional(pool),
  retention: optional(duration),
  namespace: optional(textLike(kubernetesName)),
  storageClass: optional(textLike(kubernetesName)),
  prometheus: optional(
    shaped<PrometheusProps>({
      volume: optional(size),
      sizeCap: optional(size),
      scrapeInterval: optional(duration),
      memory: optional(size),
    }),
  ),
  alertmanager: optional(
    shaped<AlertmanagerProps>({
      receivers: optional(recordOf(having('a Receiver', 'told', noReceiver))),
      memory: optional(size),
    }),
  ),
  objectives: optional(recordOf(shaped(objectiveShape))),
  routeObjectives: optional(listOf(shaped(routeObjectiveShape))),
  rules: optional(shaped(rulesShape)),
  loki: optional(
    shaped<LokiProps>({
      volume: optional(size),
      logsPerPod: optional(size),
      memory: optional(size),
      streamRetention: optional(listOf(shaped(streamRetentionShape))),
    }),
  ),
  probes: optional(shaped(probesShape)),
  mutualTls: optional(shaped(mutualTlsShape)),
  tempo: optional(shaped(tempoShape)),
  databases: optional(recordOf(shaped(databaseShape))),
  grafana: optional(
    shaped<GrafanaProps>({
      adminSecret: optional(textLike(kubernetesName)),
      host: optional(textLike(hostname)),
      dashboards: optional(listOf(dashboardModel)),
      oidc: optional(shaped(oidcShape)),
      volume: optional(size),
      memory: optional(size),
    }),
  ),
  alloy: optional(
    shaped<AlloyProps>({
      memory: optional(size),
      redact: optional(listOf(oneOf(...redactedKinds))),
    }),
  ),
};
