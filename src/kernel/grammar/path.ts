import type { Grammar } from './grammar';

const SEGMENTS = /^(\/[A-Za-z0-9._~@%+-]+)+\/?$/;

/** A path on a host or in a container. */
export const absolutePath: Grammar = {
  name: 'an absolute path',
  code: 'NAUST-VAL-009',
  allowed: 'segments of A-Z, a-z, 0-9 and . _ ~ @ % + - after slashes, no "." or ".."',
  example: '/var/log/orders',
  accepts: (value) =>
    value.length <= 1024 && SEGMENTS.test(value) && !value.split('/').some((s) => s === '.' || s === '..'),
};

/** The path of an HTTP request, as a route matches it. */
export const urlPath: Grammar = {
  name: 'a URL path',
  code: 'NAUST-VAL-010',
  allowed: '"/" or segments of A-Z, a-z, 0-9 and . _ ~ - after slashes, no "." or ".."',
  example: '/v1/orders',
  accepts: (value) =>
    value === '/' ||
    (value.length <= 1024 &&
      /^(\/[A-Za-z0-9._~-]+)+\/?$/.test(value) &&
      !value.split('/').some((s) => s === '.' || s === '..')),
};
