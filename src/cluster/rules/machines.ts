import { type Finding, nearestNames, shown } from '../../kernel';
import { placeText } from '../../residency';
import type { Machines } from '../machines';
import { type Plan, unreadPlan } from '../plan';
import type { PoolSpec } from '../pool-spec';
import type { ClusterSpec } from '../spec';

/** No provider writes them otherwise, and Terraform would expand what some other text holds. */
const PLAN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

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
        allowed: 'machines by a provider, such as hetzner() or adopted()',
        fix: 'name machines in the cluster or in the pool',
      },
    ];
  }
  if (pool.machines.hosts) return [];
  const { machines, name } = pool;
  return pool.generations.flatMap(({ plan }) => planFindings(name, plan, machines));
}

function planFindings(
  name: string,
  plan: Plan | undefined,
  { provider, plans, place }: Machines,
): readonly Finding[] {
  if (plan === unreadPlan) return [];
  if (plan?.provider !== provider || !PLAN_NAME.test(plan.name)) {
    return [
      {
        code: 'NAUST-CLU-004',
        what: `has a pool ${shown(name)} whose plan its provider does not sell`,
        got: plan
          ? shown(plan.provider === unreadPlan.provider ? plan.name : `${plan.provider} ${plan.name}`)
          : 'no plan',
        allowed: plans ? `a plan of ${provider}: ${plans.join(', ')}` : `a plan of ${provider}`,
        fix: `${nearest(plan, plans)}import plan from 'naust/${provider}'`,
      },
    ];
  }
  // A place that the provider does not have is a finding of its own.
  if (!plans || !place || plans.includes(plan.name)) return [];
  return [
    {
      code: 'NAUST-CLU-013',
      what: `has a pool ${shown(name)} whose plan is not offered where it is to stand`,
      got: `${plan.name} at ${placeText(place)}`,
      allowed: plans.join(', ') || 'no plan at all',
      fix:
        plans.length === 0
          ? 'choose another place'
          : `nearest are ${nearestNames(plan.name, plans).join(', ')}`,
    },
  ];
}

/** Of the names that were meant to be one of the provider's own. */
function nearest(plan: Plan | undefined, plans: Machines['plans']): string {
  if (plan?.provider !== unreadPlan.provider || !plans || plans.length === 0) return '';
  return `nearest are ${nearestNames(plan.name, plans).join(', ')}: `;
}
