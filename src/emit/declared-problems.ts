import type { IConstruct } from 'constructs';
import { type Problem, problemsAt, unique } from '../kernel';
import { foreignValidations } from './foreign-validations';

/** What the constructs of a tree say is wrong with them, naust's own checks first. */
export function declaredProblems(constructs: readonly IConstruct[]): readonly Problem[] {
  return [...unique(constructs.flatMap(problemsAt)), ...constructs.flatMap(foreignValidations)];
}
