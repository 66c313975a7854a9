import type { Finding } from '../../kernel';
import type { Opening } from '../opening';
import type { ClusterSpec } from '../spec';

/** Machines behind a NAT gateway are reached by nobody outside their network. */
export function publicAddressFindings(spec: ClusterSpec, openings: readonly Opening[]): readonly Finding[] {
  return spec.pools
    .filter(({ machines }) => machines?.natGateway)
    .flatMap(({ name }) => [
      ...(spec.acrossSites ? [needed(name, 'to meet nodes of other sites')] : []),
      ...openings.flatMap((opening) =>
        opening.kind === 'hostPorts' && opening.pool === name
          ? [needed(name, `for the ports of "${opening.name}"`)]
          : [],
      ),
    ]);
}

function needed(pool: string, what: string): Finding {
  return {
    code: 'NAUST-CLU-023',
    what: `needs public addresses of the machines of pool "${pool}" ${what}`,
    got: 'machines behind a NAT gateway',
    allowed: 'machines that have public addresses',
    fix: 'leave natGateway out, or use a load balancer and one site',
  };
}
