import type { Grammar } from '../kernel';

/** A name as people write it; it stands in reports, so it is one line and nothing but a name. */
export const properName: Grammar = {
  name: 'a name of a place or of a company',
  code: 'NAUST-RES-004',
  allowed: "letters, digits, blanks and . , & ' ( ) / -, 64 characters at most",
  example: 'Oslo',
  accepts: (value) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,&'’()/-]{0,63}$/u.test(value),
};
