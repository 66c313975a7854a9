import { type Finding, Findings, shown } from '../../kernel';
import type { GenerationSpec, PoolSpec } from '../pool-spec';
import type { ClusterSpec } from '../spec';

/** How many machines each pool has, of each of its generations. */
export function countFindings(spec: ClusterSpec): readonly Finding[] {
  const findings = new Findings();
  for (const pool of spec.pools) {
    const field = pool.role === 'server' ? 'servers' : `pools.${pool.name}`;
    const current = pool.generations.at(-1)!;
    findings.integer(`${field}.generation`, current.number, { min: 1, max: 999 }, 'NAUST-CLU-014');
    for (const generation of pool.generations) {
      const one = generation === current ? field : `${field}.previous`;
      findings.integer(`${one}.count`, generation.count, { min: 1, max: 100 }, 'NAUST-CLU-001');
      evenFindings(findings, pool, generation);
    }
    if (pool.generations.length > 1 && current.number === 1) {
      findings.add({
        code: 'NAUST-CLU-014',
        what: `has a generation before the first of pool "${pool.name}"`,
        got: 'previous, and generation 1',
        allowed: 'previous beside a generation of 2 or more',
        fix: `set generation: 2 in pool "${pool.name}"`,
      });
    }
  }
  return findings.all;
}

/** @see https://docs.k3s.io/datastore/ha-embedded: etcd keeps a majority only with an odd number */
function evenFindings(findings: Findings, { role }: PoolSpec, { count }: GenerationSpec): void {
  if (role !== 'server' || count <= 0 || count % 2 !== 0) return;
  findings.add({
    code: 'NAUST-CLU-002',
    what: 'has an even number of servers, which survives no more losses than one fewer would',
    got: shown(count),
    allowed: '1, 3, 5 or 7',
    fix: `use ${count + 1} servers`,
  });
}
