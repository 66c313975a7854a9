import { pool } from '../../cluster';
import {
  absolutePath,
  either,
  flag,
  fn,
  image,
  type Kind,
  labelValue,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  size,
  textLike,
} from '../../kernel';
import { personalDataKind } from '../../residency';
import { autoscaleKind } from '../autoscale';
import { logsKind, sidecarsKind } from '../sidecars';
import type { WorkloadProps } from './props';
import type { ReplicatedWorkloadProps } from './replicated-props';

/** Its values are told apart, and never shown, where they are resolved. */
const environment: Kind = { ...recordOf<unknown>(anything()), name: 'an object of names and values' };
const labels = recordOf(textLike(labelValue));

export const workloadShape: Shape<WorkloadProps> = {
  image: textLike(image),
  environment: optional(environment),
  logs: optional(either(textLike(absolutePath), logsKind)),
  sidecars: optional(sidecarsKind),
  personalData: optional(either(flag, personalDataKind)),
  on: optional(pool),
  labels: optional(labels),
  podLabels: optional(labels),
  priority: optional(oneOf('critical', 'normal', 'batch')),
  temporary: optional(size),
  pod: optional(fn(undefined)),
};

export const replicatedWorkloadShape: Shape<ReplicatedWorkloadProps> = {
  ...workloadShape,
  replicas: optional(number(1, 'NAUST-WRK-001')),
  autoscale: optional(autoscaleKind),
};

function anything(): Kind {
  return { name: 'anything', standIn: undefined, fits: () => true };
}
