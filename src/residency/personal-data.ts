import type { Duration } from 'cdk8s';
import { duration, type Findings, listOf, optional, shaped, text } from '../kernel';
import { checkText, checkTexts } from './plain-text';

/** What a register of processing says of personal data. @see https://gdpr-info.eu/art-30-gdpr/ */
export interface PersonalDataProps {
  /** What it is for, such as `delivery of orders`. `NAUST-RES-009` */
  readonly purpose: string;
  /** Whose it is, such as `customers`; at least one. `NAUST-RES-009` */
  readonly subjects: readonly string[];
  /** Which, such as `names and addresses`; at least one. `NAUST-RES-009` */
  readonly categories: readonly string[];
  /** When it is erased. @default - not said: the register lists it as open */
  readonly retention?: Duration;
}

export const personalDataKind = shaped<PersonalDataProps>({
  purpose: text('delivery of orders'),
  subjects: listOf(text('customers')),
  categories: listOf(text('names and addresses')),
  retention: optional(duration),
});

export function checkPersonalData(
  findings: Findings,
  { purpose, subjects, categories }: PersonalDataProps,
): void {
  checkText(findings, 'personalData.purpose', purpose);
  for (const [field, values] of Object.entries({ subjects, categories })) {
    checkTexts(findings, `personalData.${field}`, values);
    if (values.length > 0) continue;
    findings.add({
      code: 'NAUST-RES-009',
      what: `personalData.${field} names nothing`,
      got: '[]',
      allowed: 'at least one line of text',
      fix: field === 'subjects' ? "say whose data it is, such as ['customers']" : 'say what data it is',
    });
  }
}
