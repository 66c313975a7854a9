import { readFileSync, statSync } from 'node:fs';
import { type Findings, printable, shown } from '../../kernel';

/** A file that another program wrote: its text, and the one object in it. */
export interface ReadManifest {
  readonly text: string;
  readonly object: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

/** etcd takes no more of one object. @see https://etcd.io/docs/v3.6/dev-guide/limit/#request-size-limit */
const MOST_BYTES = 1536 * 1024;

/**
 * The manifest in a file, its path relative to where naust is run. What is wrong with it is in the findings, and
 * nothing that is in it: it may hold a secret that was to be encrypted.
 */
export function readManifest(findings: Findings, file: string): ReadManifest | undefined {
  const refused = (got: string): undefined => {
    findings.add({
      code: 'NAUST-SEC-009',
      what: 'names a file that cannot be read as one Kubernetes object',
      got,
      allowed: 'a file of one YAML document, 1.5 MiB at most, without anchors',
      fix: 'name the file as it is reached from where naust is run',
    });
    return undefined;
  };
  const text = textOf(file);
  if (typeof text !== 'string') return refused(`${shown(file)}: ${text.reason}`);
  const object = objectIn(text);
  return 'reason' in object ? refused(`${shown(file)}: ${object.reason}`) : { text, object: object.fields };
}

function textOf(file: string): string | { readonly reason: string } {
  try {
    if (statSync(file).size > MOST_BYTES) return { reason: 'too large' };
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { reason: printable(code) };
  }
}

function objectIn(text: string): { readonly fields: Fields } | { readonly reason: string } {
  // Loaded by the first file there is, so that importing naust does not wait for it.
  const { Alias, parseAllDocuments, visit } = require('yaml') as typeof import('yaml');
  // Printed nowhere: what the parser says of a fault shows the line that it is in.
  const documents = [...parseAllDocuments(text, { logLevel: 'silent' })].filter(
    ({ contents, errors }) => contents !== null || errors.length > 0,
  );
  const [document] = documents;
  if (document === undefined || documents.length > 1) return { reason: `${documents.length} documents` };
  if (document.errors.length > 0) {
    const lines = document.errors.map(({ linePos }) => linePos?.[0].line ?? 1);
    return { reason: `no YAML in line ${[...new Set(lines)].join(', ')}` };
  }
  let hasAlias = false;
  visit(document, (_, node) => {
    hasAlias ||= node instanceof Alias;
  });
  if (hasAlias) return { reason: 'an anchor that is referred to' };
  const value: unknown = document.toJS();
  return isFields(value) ? { fields: value } : { reason: 'no object' };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
