import type { IConstruct } from 'constructs';
import { otherValidations, type Problem, problemAt } from '../kernel';
import { messageOf } from './message';

/** What a construct says is wrong with it, but for what naust's own checks say. */
export function foreignValidations(construct: IConstruct): readonly Problem[] {
  return messagesOf(construct).map((message) => foreignProblem(construct, message, 'error'));
}

/** A validation that fails instead of answering is one that does not pass. */
function messagesOf(construct: IConstruct): readonly string[] {
  try {
    return otherValidations(construct);
  } catch (error) {
    return [messageOf(error)];
  }
}

export function foreignProblem(
  construct: IConstruct,
  message: string,
  severity: Problem['severity'],
): Problem {
  return problemAt(construct, {
    code: 'NAUST-PLT-006',
    severity,
    what: severity === 'error' ? 'does not pass its own validation' : 'warns',
    got: messageOf(message),
    allowed: 'what the construct itself accepts',
    fix: 'change what the message names: the rule is the construct’s, not naust’s',
  });
}
