import type { Findings, Grammar } from '../kernel';

/** What a user says for people to read: it stands in reports, so it is one line of text. */
const plainText: Grammar = {
  name: 'a line of text',
  code: 'NAUST-RES-009',
  allowed: '1 to 300 characters on one line, none of them a control character',
  example: 'delivery of orders',
  accepts: (value) => /^[^\p{C}\p{Zl}\p{Zp}]{1,300}$/u.test(value) && value.trim() === value,
};

export function checkText(findings: Findings, field: string, value: string): string {
  return findings.check(field, value, plainText);
}

export function checkTexts(findings: Findings, field: string, values: readonly string[]): readonly string[] {
  return findings.checkAll(field, values, plainText);
}
