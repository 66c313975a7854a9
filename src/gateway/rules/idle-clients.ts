import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';

/**
 * What stands in front sends next, so it has to be the first to give an idle connection up. nginx counts from the end of
 * an answer that is still on its way there: of two times that are the same, its own ends first.
 */
export function idleClients({ trust, clientKeepaliveTimeout }: NginxSpec): readonly Finding[] {
  if (trust?.idleTimeout === undefined) return [];
  const own = clientKeepaliveTimeout.toMilliseconds({ integral: false });
  const inFront = trust.idleTimeout.toMilliseconds({ integral: false });
  if (own > inFront) return [];
  return [
    {
      code: 'NAUST-GTW-036',
      what: 'closes idle connections before what stands in front does, which may just be sending a request on one',
      got: `clientKeepaliveTimeout ${own} ms, idleTimeout of the entry ${inFront} ms`,
      allowed: 'a clientKeepaliveTimeout longer than the idleTimeout of the entry',
      fix: 'raise clientKeepaliveTimeout, or lower the time in what stands in front',
    },
  ];
}
