import { type Findings, shown } from '../../kernel';
import { type Fields, fieldsOf } from './read-manifest';

/** What a file has to be of. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** Whether an object is the one that is meant; otherwise that is in the findings. */
export function checkIdentity(findings: Findings, object: Fields, meant: Identity, fix: string): boolean {
  const metadata = fieldsOf(object['metadata']);
  const [apiVersion, kind] = [object['apiVersion'], object['kind']];
  const [name, namespace] = [metadata['name'], metadata['namespace']];
  const is = { apiVersion, kind, name, namespace };
  const differs = (Object.keys(meant) as (keyof Identity)[]).filter((field) => is[field] !== meant[field]);
  if (differs.length === 0) return true;
  findings.add({
    code: 'NAUST-SEC-010',
    what: 'names a file that holds another object than its own',
    got: differs.map((field) => `${field} ${shown(is[field])}`).join(', '),
    allowed: differs.map((field) => `${field} ${shown(meant[field])}`).join(', '),
    fix,
  });
  return false;
}
