import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the certificate, the key and the authority of one part lie, named as in a Secret of cert-manager. */
export interface CertifiedPart {
  readonly folder: string;
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly ca: Buffer;
}

/** An authority of the test's own, and a certificate of it for each name. */
export function certify(
  folder: string,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, CertifiedPart>> {
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...ec,
    '-days',
    '2',
    '-subj',
    '/CN=authority',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
  );
  const authority = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'];
  const signed = ['x509', '-req', ...authority, '-days', '2'];
  const parts = Object.entries(names).map(([part, name]) => {
    const own = join(folder, part);
    mkdirSync(own);
    writeFileSync(
      join(own, 'extensions'),
      `subjectAltName=DNS:${name}\nextendedKeyUsage=serverAuth,clientAuth\n`,
    );
    openssl('req', ...ec, '-subj', `/CN=${name}`, '-keyout', `${part}/tls.key`, '-out', `${part}/request`);
    openssl(...signed, '-in', `${part}/request`, '-extfile', `${part}/extensions`, '-out', `${part}/tls.crt`);
    copyFileSync(join(folder, 'ca.crt'), join(own, 'ca.crt'));
    const [cert, key, ca] = ['tls.crt', 'tls.key', 'ca.crt'].map((file) => readFileSync(join(own, file)));
    return [part, { folder: own, cert: cert!, key: key!, ca: ca! }] as const;
  });
  return Object.fromEntries(parts);
}
