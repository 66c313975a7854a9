import type { Grammar } from './grammar';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A fully qualified DNS name, in lower case and punycode. @see https://www.rfc-editor.org/rfc/rfc1123#section-2.1 */
export const hostname: Grammar = {
  name: 'a DNS name',
  code: 'NAUST-VAL-001',
  allowed: 'labels of a-z, 0-9 and inner hyphens, at least two, 253 characters at most, punycode for others',
  example: 'shop.example.no',
  accepts: (value) => {
    const labels = value.split('.');
    const lastIsNumeric = /^[0-9]+$/.test(labels.at(-1) ?? '');
    return value.length <= 253 && labels.length >= 2 && !lastIsNumeric && labels.every((l) => LABEL.test(l));
  },
};
