import { type Findings, shown } from '../kernel';

/** Reports a list that holds fewer than it must, or one thing twice: nginx would take the first, or refuse to start. */
export function once(field: string, values: readonly string[], findings: Findings, least = 1): void {
  if (values.length < least) {
    findings.add({
      code: 'NAUST-GTW-013',
      what: `${field} names nothing`,
      got: 'none',
      allowed: `${least} at least`,
      fix: `add one to ${field}`,
    });
  }
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index));
  for (const value of twice) {
    findings.add({
      code: 'NAUST-GTW-005',
      what: `${field} has one thing twice`,
      got: shown(value),
      allowed: 'each once; a path with a slash at its end and without one is the same',
      fix: 'remove one of them',
    });
  }
}
