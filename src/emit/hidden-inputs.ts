import { type Problem, shown } from '../kernel';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that changes what cdk8s or cdktf write without a trace in the stack file. */
interface HiddenInput {
  readonly name: string;
  /** What of the value does so; `undefined` where it changes nothing. */
  readonly found: (value: string, environment: Environment) => string | undefined;
  readonly fix?: string;
}

const HIDDEN: readonly HiddenInput[] = [
  { name: 'CDK8S_DISABLE_SORT', found: shown },
  { name: 'CDK8S_LEGACY_HASH', found: shown },
  {
    name: 'CDK8S_RECORD_CONSTRUCT_METADATA',
    // `cdk8s synth` asks so for what its reports need.
    found: (value, { CDK8S_OUTDIR }) => (value === 'true' && !CDK8S_OUTDIR ? shown(value) : undefined),
  },
  {
    name: 'SYNTH_HCL_OUTPUT',
    found: (value) => (value === 'true' || value === '1' ? shown(value) : undefined),
    fix: 'run "unset SYNTH_HCL_OUTPUT", or cdktf synth without --hcl: naust’s checks read the JSON form',
  },
  {
    name: 'CDKTF_CONTEXT_JSON',
    found: ownContext,
    fix: 'take the context out of cdktf.json or the shell, and write what it says into the stack file',
  },
];

/** The same input must give the same bytes on any machine, so what only one shell knows is refused. */
export function hiddenInputs(environment: Environment): readonly Problem[] {
  const hidden = HIDDEN.flatMap(({ name, found, fix }) => {
    const value = environment[name] ?? '';
    const got = value === '' ? undefined : found(value, environment);
    const what = 'is set, and changes what is written without a trace in the stack file';
    return got === undefined ? [] : [refused(name, what, got, fix)];
  });
  const { CDK8S_OUTDIR, CDKTF_OUTDIR } = environment;
  if (!CDK8S_OUTDIR || !CDKTF_OUTDIR) return hidden;
  const what = 'is set beside CDK8S_OUTDIR; each asks for one half alone';
  return [...hidden, refused('CDKTF_OUTDIR', what, shown(CDKTF_OUTDIR))];
}

/** The names in it beside the one that `cdktf` itself always gives. */
function ownContext(json: string): string | undefined {
  try {
    const names = Object.keys(Object(JSON.parse(json)) as object);
    const own = names.filter((name) => name !== 'cdktfRelativeModules');
    return own.length === 0 ? undefined : own.map(shown).join(', ');
  } catch (error) {
    if (error instanceof SyntaxError) return shown(json);
    throw error;
  }
}

function refused(name: string, what: string, got: string, fix = `run "unset ${name}" first`): Problem {
  return { code: 'NAUST-OUT-001', severity: 'error', path: name, what, got, allowed: 'not set', fix };
}
