import type { Finding } from '../../kernel';
import type { Opening } from '../opening';
import { mainSite } from '../pool-spec';
import type { ClusterSpec } from '../spec';

/** Each way in has something that makes it, and shares its ports with no other. */
export function openingFindings(spec: ClusterSpec, openings: readonly Opening[]): readonly Finding[] {
  return [...withoutBalancer(spec, openings), ...clashes(openings)];
}

function withoutBalancer(spec: ClusterSpec, openings: readonly Opening[]): readonly Finding[] {
  const main = spec.pools.find((pool) => pool.site === mainSite);
  return openings
    .filter((opening) => opening.kind === 'loadBalancer' && !main?.machines?.loadBalancers)
    .map((opening) => ({
      code: 'NAUST-CLU-009' as const,
      what: `has no provider that makes the load balancer of "${opening.name}"`,
      got: main?.machines ? `machines of ${main.machines.provider}` : 'no machines of the cluster itself',
      allowed: 'machines of a provider that makes load balancers, such as hetzner() or upcloud()',
      fix: 'use Entry.hostPorts(pool) or Entry.address(...)',
    }));
}

function clashes(openings: readonly Opening[]): readonly Finding[] {
  const owner = new Map<string, string>();
  return openings.flatMap((opening) =>
    portKeys(opening).flatMap((key): readonly Finding[] => {
      const other = owner.get(key);
      owner.set(key, opening.name);
      if (other === undefined || other === opening.name) return [];
      return [
        {
          code: 'NAUST-CLU-011',
          what: `has two ways in on one port: "${other}" and "${opening.name}"`,
          got: key,
          allowed: 'each port once',
          fix: 'give one of them other ports, or put their routes into one gateway',
        },
      ];
    }),
  );
}

/** Node ports are looked after by who declares them: a Service may have them without being a way in. */
function portKeys(opening: Opening): readonly string[] {
  if (opening.kind === 'loadBalancer') return [];
  return opening.ports.map((port) => `port ${port} of pool "${opening.pool}"`);
}
