import { type Grammar, hostname } from '../../kernel';

/** Only over TLS: the answer is a secret. */
export const storeAddress: Grammar = {
  name: 'the address of a store over TLS',
  code: 'NAUST-SEC-005',
  allowed: 'https://, a DNS name, and a port if it is not 443; no user, no path',
  example: 'https://bao.example.no:8200',
  accepts: (value) => {
    const [, host, port = '443'] = /^https:\/\/([^:/?#@]+)(?::([0-9]{1,5}))?$/.exec(value) ?? [];
    return host !== undefined && hostname.accepts(host) && Number(port) >= 1 && Number(port) <= 65535;
  },
};

/** A mount, a role or a key, as the paths of OpenBao have them. @see https://openbao.org/api-docs/ */
export const storePath: Grammar = {
  name: 'a name in a store of secrets',
  code: 'NAUST-SEC-004',
  allowed: '1 to 512 characters of A-Z, a-z, 0-9 and . _ ~ @ : - with single slashes between, no "." or ".."',
  example: 'orders/database',
  accepts: (value) =>
    value.length <= 512 &&
    value.split('/').every((part) => /^[A-Za-z0-9._~@:-]+$/.test(part) && !/^\.\.?$/.test(part)),
};
