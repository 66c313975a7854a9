import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';

/** Idle connections to services count as connections of a worker: what they take, no client has. */
export function tooFewConnections({ routing, workerConnections }: NginxSpec): readonly Finding[] {
  const idle = routing.upstreams.reduce((sum, { keepalive }) => sum + keepalive, 0);
  if (idle * 2 <= workerConnections) return [];
  return [
    {
      code: 'NAUST-GTW-025',
      what: 'keeps so many idle connections to services that too few are left for clients',
      got: `${idle} to ${routing.upstreams.length} services, of ${workerConnections} connections of a worker`,
      allowed: 'half of workerConnections at most',
      fix: 'lower keepalive, or raise workerConnections',
    },
  ];
}
