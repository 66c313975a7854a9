import type { Finding } from '../../kernel';
import { longestTime } from '../../resilience';
import type { CallGraphNode } from '../calls';

/**
 * A caller that gives up before its callee has given up in turn leaves work behind that nobody waits for. So its timeout
 * is longer than the longest that the callee may take for any one call of its own.
 */
export function timeoutsInOrder(caller: CallGraphNode): readonly Finding[] {
  return caller.declaredCalls.flatMap(({ to, name, policy }) => {
    if (to === undefined || policy === undefined) return [];
    const waits = policy.timeout.toMilliseconds({ integral: false });
    return to.declaredCalls.flatMap((onward) => {
      const takes = onward.policy && longestTime(onward.policy).toMilliseconds({ integral: false });
      return takes === undefined || takes < waits ? [] : [givesUpFirst(name, waits, onward.name, takes)];
    });
  });
}

function givesUpFirst(callee: string, waits: number, onward: string, takes: number): Finding {
  return {
    code: 'NAUST-RSL-020',
    what: `gives "${callee}" up before "${callee}" has given up on "${onward}"`,
    got: `a timeout of ${waits} ms, and ${takes} ms for all tries of "${callee}" at "${onward}"`,
    allowed: 'a timeout longer than all tries of the callee',
    fix: `set timeout above ${takes} ms here, or let "${callee}" wait less or try less often`,
  };
}
