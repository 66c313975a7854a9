import { type Findings, labelKey, labelValue } from '../../kernel';

export type Labels = Readonly<Record<string, string>>;

/** The label that selects the pods. A selector cannot be changed, so it follows from the id and from nothing else. */
const SELECTOR = 'app.kubernetes.io/name';

export function selectorOf(name: string): Labels {
  return { [SELECTOR]: name };
}

export function checkLabels(findings: Findings, field: string, labels: Labels): void {
  for (const [key, value] of Object.entries(labels)) {
    findings.check(`a key of ${field}`, key, labelKey);
    findings.check(`a value of ${field}`, value, labelValue);
  }
  if (Object.hasOwn(labels, SELECTOR)) {
    findings.add({
      code: 'NAUST-WRK-005',
      what: `sets the label by which its pods are selected in ${field}`,
      got: SELECTOR,
      allowed: 'every other label',
      fix: 'leave it out: it is the id of the construct',
    });
  }
}
