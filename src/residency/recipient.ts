import { Construct } from 'constructs';
import { addCheck, Findings, uniqueId } from '../kernel';
import { declareData } from './declaration';
import type { RecipientProps } from './recipient-props';
import { resolveRecipient } from './recipient-spec';

/**
 * Says that somebody is given data by what this stack does not make. Nothing comes of it but a check and a line of the
 * register. `NAUST-RES-002`, `NAUST-RES-006`
 */
export class Recipient extends Construct {
  constructor(scope: Construct, id: string, props: RecipientProps) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const disclosure = resolveRecipient(findings, props, `"${this.node.id}"`);
    addCheck(this, () => findings.all);
    if (findings.all.length === 0) declareData(this, () => ({ disclosures: [disclosure] }));
  }
}
