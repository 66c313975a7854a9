import { type Findings, listOf, shaped, text } from '../kernel';
import { checkText, checkTexts } from './plain-text';
import { properName } from './proper-name';

/**
 * That somebody has looked at an operator under the law of another continent whose machines stand in the EEA, and why
 * it will do. naust only records that it was done.
 * @see https://www.edpb.europa.eu Recommendations 01/2020
 */
export interface AssessmentProps {
  /** By the name of the operator or the recipient. `NAUST-RES-004` */
  readonly operator: string;
  /** Where the assessment is kept, such as `TIA-2026-03`. `NAUST-RES-009` */
  readonly reference: string;
  /** What keeps the data from whoever that law would hand it to. `NAUST-RES-009` */
  readonly measures: readonly string[];
}

export const assessmentKind = shaped<AssessmentProps>({
  operator: text('Fjelldata'),
  reference: text('TIA-2026-03'),
  measures: listOf(text('encryption')),
});

export function checkAssessment(
  findings: Findings,
  { operator, reference, measures }: AssessmentProps,
): void {
  findings.check('the operator of an assessment', operator, properName);
  checkText(findings, 'the reference of an assessment', reference);
  checkTexts(findings, 'measures', measures);
}
