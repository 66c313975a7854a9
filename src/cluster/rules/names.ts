import { type Finding, Findings, kubernetesName, shown } from '../../kernel';
import type { ClusterSpec } from '../spec';

/** The host names of the machines, which are also the names of their nodes: valid, and each once. */
export function nameFindings(spec: ClusterSpec): readonly Finding[] {
  const findings = new Findings();
  for (const pool of spec.pools.slice(1)) {
    findings.check('the name of a pool', pool.name, kubernetesName);
    if (pool.name !== 'servers' && pool.name !== 'main') continue;
    findings.add({
      code: 'NAUST-CLU-007',
      what: 'has a pool whose name is taken',
      got: shown(pool.name),
      allowed: 'any name but "servers" and "main"',
      fix: 'name the pool after what runs on it, such as "apps"',
    });
  }
  const seen = new Set<string>();
  for (const { name } of spec.nodes) {
    findings.check('the name of a node', name, kubernetesName);
    if (seen.has(name)) {
      findings.add({
        code: 'NAUST-CLU-008',
        what: 'has two nodes of one name',
        got: shown(name),
        allowed: 'each name once in the cluster',
        fix: 'rename one of the hosts',
      });
    }
    seen.add(name);
  }
  return findings.all;
}
