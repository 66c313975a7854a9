import { type Findings, shown } from '../../kernel';

/** A share above nothing, of all at most. */
export function checkRatio(findings: Findings, field: string, ratio: number): void {
  if (ratio > 0 && ratio <= 1) return;
  findings.add({
    code: 'NAUST-RSL-004',
    what: `${field} is not a ratio`,
    got: shown(ratio),
    allowed: 'above 0, at most 1',
    fix: 'write 60 % as 0.6',
  });
}
