import type { Grammar } from './grammar';

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens narrowed to what every proxy forwards */
export const headerName: Grammar = {
  name: 'an HTTP header name',
  code: 'NAUST-VAL-011',
  allowed: 'letters, digits and hyphens, 64 characters at most',
  example: 'X-Frame-Options',
  accepts: (value) => /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(value),
};

/**
 * A header value that means the same to every parser it passes: no control characters, and none of the characters
 * by which nginx ends, expands or escapes a word.
 */
export const headerValue: Grammar = {
  name: 'an HTTP header value',
  code: 'NAUST-VAL-012',
  allowed: 'printable ASCII without " \\ $ { } and without line ends, 1024 characters at most',
  example: 'max-age=31536000; includeSubDomains',
  accepts: (value) =>
    /^[\x21\x23\x25-\x5b\x5d-\x7a\x7c\x7e]([\x20\x21\x23\x25-\x5b\x5d-\x7a\x7c\x7e]{0,1022}[\x21\x23\x25-\x5b\x5d-\x7a\x7c\x7e])?$/.test(
      value,
    ),
};
