import {
  cidr,
  hostname,
  kubernetesName,
  labelValue,
  listOf,
  number,
  optional,
  recordOf,
  type Shape,
  textLike,
} from '../../kernel';
import type { ExternalPodsProps, ExternalProps } from './props';

export const externalShape: Shape<ExternalProps> = {
  host: textLike(hostname),
  port: optional(number(443, 'NAUST-VAL-021')),
  cidrs: optional(listOf(textLike(cidr))),
};

export const externalPodsShape: Shape<ExternalPodsProps> = {
  host: textLike(hostname),
  port: number(443, 'NAUST-VAL-021'),
  namespace: textLike(kubernetesName),
  labels: recordOf(textLike(labelValue)),
};
