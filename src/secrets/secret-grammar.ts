import type { Grammar } from '../kernel';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const secretName: Grammar = {
  name: 'the name of a Secret',
  code: 'NAUST-WRK-004',
  allowed: 'labels of a-z, 0-9 and inner hyphens with dots between, 253 characters at most',
  example: 'orders-database',
  accepts: (value) =>
    value.length <= 253 && value.split('.').every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label)),
};

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/secret-v1/ */
export const secretKey: Grammar = {
  name: 'a key of a Secret',
  code: 'NAUST-WRK-004',
  allowed: 'letters, digits and . _ -, 253 characters at most, not "." or ".."',
  example: 'password',
  accepts: (value) => /^[A-Za-z0-9._-]{1,253}$/.test(value) && !/^\.\.?$/.test(value),
};
