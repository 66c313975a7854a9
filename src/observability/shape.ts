import { redactedKinds } from '../alloy';
import { pool } from '../cluster';
import {
  duration,
  having,
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
import type { GrafanaProps } from './grafana';
import { type LokiProps, streamRetentionShape } from './loki';
import { objectiveShape, routeObjectiveShape } from './objective';
import type { PrometheusProps } from './prometheus';
import type { ObservabilityProps } from './props';
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
  grafana: optional(
    shaped<GrafanaProps>({
      adminSecret: optional(textLike(kubernetesName)),
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
