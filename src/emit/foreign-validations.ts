import type { IConstruct } from 'constructs';
import { type Problem, problemAt, problemText } from '../kernel';
import { messageOf } from './message';

/**
 * What constructs that are not naust's say is wrong with them. naust's own checks speak through the same door, in the
 * text of a problem that is known already.
 */
export function foreignValidations(root: IConstruct, known: readonly Problem[]): readonly Problem[] {
  const own = new Set(known.map(problemText));
  return root.node.findAll().flatMap((construct) =>
    messagesOf(construct)
      .filter((message) => !own.has(message))
      .map((message) => foreignProblem(construct, message, 'error')),
  );
}

/** A validation that fails instead of answering is one that does not pass. */
function messagesOf(construct: IConstruct): readonly string[] {
  try {
    return construct.node.validate();
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
