import type { Construct } from 'constructs';
import { addCheck } from './checks';
import { Findings } from './findings';
import { kubernetesName } from './grammar';
import { shown } from './shown';

/**
 * The id to give a new construct: the wanted one where it is a name and free. Where it is not, that is reported at the
 * scope, and a stand-in lets the rest of the stack be checked too; nothing is written in that case.
 */
export function uniqueId(scope: Construct, id: string): string {
  const findings = new Findings();
  findings.check('the id of a construct', id, kubernetesName);
  if (typeof id === 'string' && scope.node.tryFindChild(id)) {
    findings.add({
      code: 'NAUST-PLT-001',
      what: 'has two children of one name',
      got: shown(id),
      allowed: 'each name once in its scope',
      fix: 'rename one of them',
    });
  }
  if (findings.all.length === 0) return id;
  addCheck(scope, () => findings.all);
  return standIn(scope, typeof id === 'string' && kubernetesName.accepts(id) ? id : 'unnamed');
}

function standIn(scope: Construct, id: string): string {
  for (let n = 2; ; n++) {
    const candidate = `${id}-${n}`;
    if (!scope.node.tryFindChild(candidate)) return candidate;
  }
}
