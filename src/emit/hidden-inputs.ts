import type { Problem } from '../kernel';
import { shown } from '../kernel';

/** Variables that change what cdk8s writes without a trace in the stack file. */
const HIDDEN = ['CDK8S_DISABLE_SORT', 'CDK8S_LEGACY_HASH'];

export type Environment = Readonly<Record<string, string | undefined>>;

/** The same input must give the same bytes on any machine, so what only one shell knows is refused. */
export function hiddenInputs(environment: Environment): readonly Problem[] {
  return HIDDEN.filter((name) => (environment[name] ?? '') !== '').map((name) => ({
    code: 'NAUST-OUT-001',
    severity: 'error',
    path: name,
    what: 'is set, and changes what is written without a trace in the stack file',
    got: shown(environment[name]),
    allowed: 'not set',
    fix: `run "unset ${name}" first`,
  }));
}
