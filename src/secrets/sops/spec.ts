import { conform, type Findings, shown } from '../../kernel';
import { checkIdentity } from '../manifest/check-identity';
import { type Fields, fieldsOf, readManifest } from '../manifest/read-manifest';
import { secretShape } from '../rules/secret-shapes';
import { secretKey } from '../secret-grammar';
import type { SopsSecretProps } from './props';
import { type Recipients, recipientsOf } from './recipients';
import { sopsSecretShape } from './shape';

export interface SopsSecretSpec {
  readonly keys: readonly string[];
  /** The file as it is: what SOPS signed would not be what is written anew. */
  readonly text: string;
  readonly recipients: Recipients;
}

/** @see https://github.com/getsops/sops#encryption-protocol */
const ENCRYPTED =
  /^ENC\[AES256_GCM,data:[A-Za-z0-9+/]*={0,2},iv:[A-Za-z0-9+/]{22,}={0,2},tag:[A-Za-z0-9+/]{22}==,type:(str|int|float|bool|bytes)\]$/;

/** What is encrypted in a file, where it is what its construct says; `undefined` where anything is wrong. */
export function resolveSopsSecret(
  findings: Findings,
  at: { readonly name: string; readonly namespace: string },
  given: SopsSecretProps,
): SopsSecretSpec | undefined {
  const { file } = conform(findings, given, sopsSecretShape);
  if (findings.all.length > 0) return undefined;
  const read = readManifest(findings, file);
  if (read === undefined) return undefined;
  const { text, object } = read;
  const meant = { apiVersion: 'v1', kind: 'Secret', ...at };
  const fix =
    "encrypt a Secret of this name and namespace: sops encrypt --encrypted-regex '^(data|stringData)$'";
  if (!checkIdentity(findings, object, meant, fix)) return undefined;
  const values = { ...fieldsOf(object['data']), ...fieldsOf(object['stringData']) };
  checkValues(findings, object, values, text);
  const recipients = checkMetadata(findings, object['sops']);
  if (findings.all.length > 0) return undefined;
  return { keys: Object.keys(values), text, recipients };
}

function checkValues(findings: Findings, object: Fields, values: Fields, text: string): void {
  const plain = [object['data'], object['stringData']].flatMap((part) =>
    Object.entries(fieldsOf(part))
      .filter(([, value]) => typeof value !== 'string' || !ENCRYPTED.test(value))
      .map(([key]) => shown(key)),
  );
  for (const key of Object.keys(values)) findings.check('a key in the file', key, secretKey);
  const elsewhere = plain.length === 0 ? secretShape(text) : undefined;
  const hasValues = Object.keys(values).length > 0;
  if (plain.length === 0 && elsewhere === undefined && hasValues) return;
  findings.add({
    code: 'NAUST-SEC-013',
    what: 'names a file that is not encrypted throughout',
    got: elsewhere ?? (hasValues ? `text under ${plain.join(', ')}` : 'no values'),
    allowed: 'under data and stringData nothing but ENC[...], and no secret beside them',
    fix: "encrypt it: sops encrypt --in-place --encrypted-regex '^(data|stringData)$'; what was ever committed is to be replaced",
  });
}

function checkMetadata(findings: Findings, given: unknown): Recipients {
  const metadata = fieldsOf(given);
  const recipients = recipientsOf(metadata);
  const { mac, lastmodified, version } = metadata;
  const missing = [
    ...(typeof mac === 'string' && ENCRYPTED.test(mac) ? [] : ['mac']),
    ...(isTime(lastmodified) ? [] : ['lastmodified']),
    ...(typeof version === 'string' && /^\d+\.\d+/.test(version) ? [] : ['version']),
    ...recipients.empty.map((kind) => `the encrypted data key for ${kind}`),
    ...(countOf(recipients) > 0 ? [] : ['a recipient']),
  ];
  if (missing.length > 0) {
    findings.add({
      code: 'NAUST-SEC-014',
      what: 'names a file without what SOPS needs to decrypt it, and to see that it is whole',
      got: `no ${missing.join(', no ')}`,
      allowed: 'sops: with mac, lastmodified, version, and recipients each with its data key',
      fix: 'encrypt the Secret anew, and change nothing in what SOPS writes but by "sops edit"',
    });
  }
  if (recipients.elsewhere.length > 0) {
    findings.add({
      code: 'NAUST-SEC-015',
      what: 'names a file that opens by a key in a service that is not known to be in the EEA',
      got: [...new Set(recipients.elsewhere)].map(shown).join(', '),
      allowed: 'age, pgp, hc_vault; kms and gcp_kms in a region of the EEA',
      fix: 'encrypt it for an age key: sops encrypt --age age1...',
    });
  }
  return recipients;
}

function countOf({ own, vaults, clouds, elsewhere }: Recipients): number {
  return own + vaults.length + clouds.length + elsewhere.length;
}

/** As SOPS writes it; YAML of version 1.1 reads a time, of 1.2 text. */
function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
}
