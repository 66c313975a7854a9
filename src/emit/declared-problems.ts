import type { IConstruct } from 'constructs';
import { type Problem, problemsBelow } from '../kernel';
import { foreignValidations } from './foreign-validations';

/** What the constructs of a tree say is wrong with them, naust's and those of others. */
export function declaredProblems(tree: IConstruct): readonly Problem[] {
  const own = problemsBelow(tree);
  return [...own, ...foreignValidations(tree, own)];
}
