import { type Problem, shown } from '../kernel';

/** Variables that change what cdk8s writes without a trace in the stack file. */
const HIDDEN = ['CDK8S_DISABLE_SORT', 'CDK8S_LEGACY_HASH'];

export type Environment = Readonly<Record<string, string | undefined>>;

/** The same input must give the same bytes on any machine, so what only one shell knows is refused. */
export function hiddenInputs(environment: Environment): readonly Problem[] {
  const hidden = HIDDEN.filter((name) => isSet(environment, name)).map((name) =>
    refused(environment, name, 'is set, and changes what is written without a trace in the stack file'),
  );
  const bothHalves = isSet(environment, 'CDK8S_OUTDIR') && isSet(environment, 'CDKTF_OUTDIR');
  return bothHalves
    ? [
        ...hidden,
        refused(environment, 'CDKTF_OUTDIR', 'is set beside CDK8S_OUTDIR; each asks for one half alone'),
      ]
    : hidden;
}

function isSet(environment: Environment, name: string): boolean {
  return (environment[name] ?? '') !== '';
}

function refused(environment: Environment, name: string, what: string): Problem {
  return {
    code: 'NAUST-OUT-001',
    severity: 'error',
    path: name,
    what,
    got: shown(environment[name]),
    allowed: 'not set',
    fix: `run "unset ${name}" first`,
  };
}
