import type { IConstruct } from 'constructs';
import { takeDefaults } from './defaults-applied';
import { type Finding, type Problem, problemText } from './problem';

type Check = () => readonly Finding[];

const checksOf = new WeakMap<IConstruct, Check[]>();

/**
 * Lets a construct say what is wrong with it, when synthesised. A naust synth reads the findings as they are; under
 * another root (a plain cdk8s `App`) errors surface through the construct's own validation, in the same words.
 */
export function addCheck(construct: IConstruct, check: Check): void {
  takeDefaults(construct);
  const known = checksOf.get(construct);
  if (known) {
    known.push(check);
    return;
  }
  checksOf.set(construct, [check]);
  construct.node.addValidation({
    validate: () =>
      ownChecksAreApart
        ? []
        : problemsAt(construct)
            .filter((problem) => problem.severity === 'error')
            .map(problemText),
  });
}

let ownChecksAreApart = false;

/** What the validations of a construct say but for naust's checks, which speak through the same door. */
export function otherValidations(construct: IConstruct): readonly string[] {
  ownChecksAreApart = true;
  try {
    return construct.node.validate();
  } finally {
    ownChecksAreApart = false;
  }
}

/** Everything that the checks below a construct find, in tree order, each problem once. */
export function problemsBelow(root: IConstruct): readonly Problem[] {
  return unique(root.node.findAll().flatMap(problemsAt));
}

/** A finding with the place it was found at. */
export function problemAt(construct: IConstruct, finding: Finding): Problem {
  return { ...finding, severity: finding.severity ?? 'error', path: pathOf(construct) };
}

const rootNames = new WeakMap<IConstruct, string>();

/** Gives the root of a tree the name that paths begin with: cdk8s leaves a root's id empty. */
export function nameRoot(root: IConstruct, name: string): void {
  rootNames.set(root, name);
}

/** The names from the root to the construct. */
export function pathOf(construct: IConstruct): string {
  return construct.node.scopes
    .map((scope) => rootNames.get(scope) ?? scope.node.id)
    .filter((id) => id !== '')
    .join('/');
}

/** The same problem may be found by the construct and on its resolved object: it is one problem. */
export function unique(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((problem) => [problemText(problem), problem] as const));
  return [...seen.values()];
}

/** What the checks of one construct find. */
export function problemsAt(construct: IConstruct): readonly Problem[] {
  const checks = checksOf.get(construct);
  if (checks === undefined) return [];
  return checks.flatMap((check) => check()).map((finding) => problemAt(construct, finding));
}
