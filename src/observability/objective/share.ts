import { type Findings, shown } from '../../kernel';

const lowest = 50;
const highest = 99.999;

/** Of 100 % nothing could go wrong without an alert that never ends: what cannot be promised is stood in for. */
export function checkShare(findings: Findings, of: string, field: string, percent: number): number {
  if (percent >= lowest && percent <= highest) return percent;
  findings.add({
    code: 'NAUST-OBS-008',
    what: `promises of ${of} what no alert can be made of`,
    got: `${field} of ${shown(percent)} %`,
    allowed: `${lowest} to ${highest}: what is left of 100 is what may fail`,
    fix: `promise what its users notice, such as ${field}: 99.9`,
  });
  return highest;
}
