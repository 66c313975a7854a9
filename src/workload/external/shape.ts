import {
  cidr,
  either,
  hostname,
  type Kind,
  kubernetesName,
  labelValue,
  listOf,
  number,
  optional,
  recordOf,
  type Shape,
  textLike,
} from '../../kernel';
import { disclosureKind } from '../../residency';
import type { ExternalPodsProps, ExternalProps } from './props';

const none: Kind<false> = { name: 'false', standIn: false, fits: (value) => value === false };

export const externalShape: Shape<ExternalProps> = {
  host: textLike(hostname),
  port: optional(number(443, 'NAUST-VAL-021')),
  cidrs: optional(listOf(textLike(cidr))),
  personalData: optional(either(none, disclosureKind)),
};

export const externalPodsShape: Shape<ExternalPodsProps> = {
  host: textLike(hostname),
  port: number(443, 'NAUST-VAL-021'),
  namespace: textLike(kubernetesName),
  labels: recordOf(textLike(labelValue)),
};
