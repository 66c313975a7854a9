import type { Grammar } from '../../kernel';

/** An address as mail servers take it without quotes. @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2 */
export const emailAddress: Grammar = {
  name: 'an e-mail address',
  code: 'NAUST-OBS-011',
  allowed: 'name@host, of ASCII letters, digits and . _ % + -',
  example: 'oncall@example.no',
  accepts: (value) => /^[\w.%+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(value),
};

/** What an account at a mail server is called. */
export const userName: Grammar = {
  name: 'the name of an account',
  code: 'NAUST-OBS-011',
  allowed: '1 to 128 ASCII letters, digits and . _ % + @ -',
  example: 'alerts',
  accepts: (value) => /^[\w.%+@-]{1,128}$/.test(value),
};
