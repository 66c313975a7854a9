import type { Grammar } from './grammar';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const NAME = '[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?';

/** A Kubernetes object name that is also valid as a label value, a Service and a host name. */
export const kubernetesName: Grammar = {
  name: 'a Kubernetes name',
  code: 'NAUST-VAL-005',
  allowed: 'a-z, 0-9 and inner hyphens, beginning with a letter, 63 characters at most',
  example: 'order-projection-worker',
  accepts: (value) => LABEL.test(value) && /^[a-z]/.test(value),
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const labelKey: Grammar = {
  name: 'a Kubernetes label key',
  code: 'NAUST-VAL-006',
  allowed: 'an optional DNS prefix and a slash, then 63 characters at most of A-Z, a-z, 0-9, inner . _ -',
  example: 'app.kubernetes.io/part-of',
  accepts: (value) => {
    const parts = value.split('/');
    const prefixed = parts.length === 2;
    const prefixFits =
      !prefixed || (parts[0]!.length <= 253 && parts[0]!.split('.').every((l) => LABEL.test(l)));
    return parts.length <= 2 && prefixFits && new RegExp(`^${NAME}$`).test(parts.at(-1)!);
  },
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const labelValue: Grammar = {
  name: 'a Kubernetes label value',
  code: 'NAUST-VAL-007',
  allowed: 'empty, or 63 characters at most of A-Z, a-z, 0-9, inner . _ -',
  example: 'order-system',
  accepts: (value) => new RegExp(`^(${NAME})?$`).test(value),
};

/** @see https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html */
export const environmentName: Grammar = {
  name: 'an environment variable name',
  code: 'NAUST-VAL-008',
  allowed: 'letters, digits and underscores, not beginning with a digit',
  example: 'KAFKA_BROKERS',
  accepts: (value) => /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(value),
};
