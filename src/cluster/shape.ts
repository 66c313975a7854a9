import { either, flag, having, number, optional, recordOf, type Shape, shaped, text } from '../kernel';
import type { Machines } from './machines';
import type { Plan } from './plan';
import { Pool } from './pool';
import type { AdoptedPoolProps, ClusterProps, OtherSitePoolProps, PoolProps } from './props';
import { TerraformState } from './state';

/** A pool as a prop. */
export const pool = having('a Pool, such as cluster.pools.oslo', 'placement', new Pool('unnamed', [], false));

const machines = having<Machines<never>>('machines by hetzner(), upcloud() or adopted()', 'provision', {
  provider: 'nobody',
  hosts: [],
  adminFrom: [],
  loadBalancers: false,
  findings: [],
  terraform: false,
  addresses: () => new Map(),
  provision: () => {},
  hostFiles: () => [],
});

/** Which of the three ways a pool is asked for in, its own rules say. */
const poolProps = shaped<PoolProps<Plan>>({
  count: optional(number(1, 'NAUST-CLU-001')),
  plan: optional({ ...having('a plan of a provider', 'provider', undefined), code: 'NAUST-CLU-004' }),
  machines: optional(machines),
  network: optional({ ...text('10.64.0.0/16'), code: 'NAUST-VAL-002' }),
  singleNode: optional(flag),
} satisfies Shape<Partial<OtherSitePoolProps>> as unknown as Shape<AdoptedPoolProps>);

export const clusterShape: Shape<ClusterProps<Plan, string>> = {
  machines: optional(machines),
  state: optional(having('a TerraformState', 'attach', undefined as unknown as TerraformState)),
  servers: poolProps,
  pools: recordOf(poolProps),
  network: optional({ ...text('10.0.0.0/16'), code: 'NAUST-VAL-002' }),
};
