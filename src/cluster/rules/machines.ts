import { type Finding, shown } from '../../kernel';
import type { PoolSpec } from '../pool-spec';
import type { ClusterSpec } from '../spec';

/** No provider writes them otherwise, and Terraform would expand what some other text holds. */
const PLAN_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/;

/** Every pool is made by someone, and by the one whose plan it names. */
export function machineFindings(spec: ClusterSpec): readonly Finding[] {
  const providers = new Set(spec.pools.flatMap((pool) => pool.machines ?? []));
  return [...spec.pools.flatMap(poolFindings), ...[...providers].flatMap((machines) => machines.findings)];
}

function poolFindings(pool: PoolSpec): readonly Finding[] {
  if (!pool.machines) {
    return [
      {
        code: 'NAUST-CLU-003',
        what: `has a pool ${shown(pool.name)} that nothing makes`,
        got: 'no machines, neither in the pool nor in the cluster',
        allowed: 'machines by hetzner(), upcloud() or adopted()',
        fix: 'name machines in the cluster or in the pool',
      },
    ];
  }
  const { machines, plan } = pool;
  const isSold = plan?.provider === machines.provider && PLAN_NAME.test(plan.name);
  if (machines.hosts || isSold) return [];
  return [
    {
      code: 'NAUST-CLU-004',
      what: `has a pool ${shown(pool.name)} whose plan its provider does not sell`,
      got: plan ? shown(`${plan.provider} ${plan.name}`) : 'no plan',
      allowed: `a plan of ${machines.provider}`,
      fix: `import plan from 'naust/${machines.provider}'`,
    },
  ];
}
