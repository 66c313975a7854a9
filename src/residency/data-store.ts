import { Construct } from 'constructs';
import { addCheck, Findings, uniqueId } from '../kernel';
import type { DataStoreProps } from './data-store-props';
import { resolveDataStore } from './data-store-spec';
import { declareData } from './declaration';

/**
 * Says where data rests that this stack does not put there. Nothing comes of it but a check and a line of the register.
 * `NAUST-RES-001`, `NAUST-RES-002`
 */
export class DataStore extends Construct {
  constructor(scope: Construct, id: string, props: DataStoreProps) {
    super(scope, uniqueId(scope, id));
    const findings = new Findings();
    const holding = resolveDataStore(findings, props, `"${this.node.id}"`);
    addCheck(this, () => findings.all);
    if (findings.all.length === 0) declareData(this, () => ({ holdings: [holding] }));
  }
}
