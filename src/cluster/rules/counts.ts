import { type Finding, Findings, shown } from '../../kernel';
import type { ClusterSpec } from '../spec';

/** @see https://docs.k3s.io/datastore/ha-embedded: etcd keeps a majority only with an odd number */
export function countFindings(spec: ClusterSpec): readonly Finding[] {
  const findings = new Findings();
  for (const pool of spec.pools) {
    const field = pool.role === 'server' ? 'servers.count' : `pools.${pool.name}.count`;
    findings.integer(field, pool.count, { min: 1, max: 100 }, 'NAUST-CLU-001');
    if (pool.role === 'server' && pool.count > 0 && pool.count % 2 === 0) {
      findings.add({
        code: 'NAUST-CLU-002',
        what: 'has an even number of servers, which survives no more losses than one fewer would',
        got: shown(pool.count),
        allowed: '1, 3, 5 or 7',
        fix: `use ${pool.count + 1} servers`,
      });
    }
  }
  return findings.all;
}
