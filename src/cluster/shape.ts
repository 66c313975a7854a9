import {
  flag,
  having,
  hostname,
  kubernetesName,
  type Kind,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  size,
  text,
  textLike,
} from '../kernel';
import { type GateProps, hostProfiles } from '../cloud-init';
import { ResilienceEngine } from '../resilience';
import type { Machines } from './machines';
import { type Plan, planByName, unreadPlan } from './plan';
import { Pool } from './pool';
import type {
  AdoptedPoolProps,
  ApiProps,
  ClusterProps,
  OtherSitePoolProps,
  PinnedStorage,
  PoolProps,
  PreviousGeneration,
} from './props';
import type { EtcdSnapshots } from './snapshots';
import type { TerraformState } from './state';

/** A pool as a prop. */
export const pool = having('a Pool, such as cluster.pools.oslo', 'placement', Pool.of('unnamed', [], false));

const machines = having<Machines | undefined>(
  'machines by a provider, such as hetzner() or adopted()',
  'provision',
  undefined,
);

const count = number(1, 'NAUST-CLU-001');

const sold = shaped<Plan>({
  name: text('unnamed'),
  provider: text('nobody'),
  cpu: number(1),
  memory: size,
  disk: size,
  storage: oneOf('local-nvme', 'network'),
  dedicated: flag,
});

const plan: Kind<Plan> = {
  ...sold,
  name: 'a plan of a provider',
  code: 'NAUST-CLU-004',
  standIn: unreadPlan,
  fits: (value) => typeof value === 'string' || sold.fits(value),
  inside: (findings, field, value) =>
    typeof value === 'string' ? planByName(value) : (sold.inside?.(findings, field, value) ?? value),
};

const gate = shaped<GateProps>({
  storage: optional(text('')),
  reportOnly: optional(recordOf(optional(text('')))),
});

/** Which of the three ways a pool is asked for in, its own rules say. */
const poolProps = shaped<PoolProps<Plan>>({
  // Left out, the rules tell of it; of one that is none these kinds do, and what stands in breaks no rule.
  count: { ...optional(count), standIn: count.standIn },
  plan: { ...optional(plan), standIn: plan.standIn },
  generation: optional(number(1, 'NAUST-CLU-014')),
  previous: optional(
    shaped<PreviousGeneration<Plan>>({
      count,
      plan,
      drained: optional(flag),
    }),
  ),
  machines: optional(machines),
  network: optional({ ...text('10.64.0.0/16'), code: 'NAUST-VAL-002' }),
  singleNode: optional(flag),
  profile: optional(oneOf(...hostProfiles)),
  gate: optional(gate),
} satisfies Shape<Partial<OtherSitePoolProps>> as unknown as Shape<AdoptedPoolProps>);

export const resilience = having(
  'a ResilienceEngine, such as ResilienceEngine.envoy()',
  'engine',
  ResilienceEngine.envoy(),
);

const classes = listOf(textLike(kubernetesName));

export const pinnedStorage = shaped<PinnedStorage>({
  personalData: optional(classes),
  telemetry: optional(classes),
  secrets: optional(classes),
});

export const clusterShape: Shape<ClusterProps<Plan, string>> = {
  machines: optional(machines),
  state: optional(having<TerraformState | undefined>('a TerraformState', 'attach', undefined)),
  servers: poolProps,
  pools: recordOf(poolProps),
  api: optional(shaped<ApiProps>({ loadBalancer: optional(flag), host: optional(textLike(hostname)) })),
  snapshots: optional(having<EtcdSnapshots | undefined>('EtcdSnapshots', 'spec', undefined)),
  k3sVersion: optional({ ...text('v1.35.6+k3s1'), code: 'NAUST-CLU-019' }),
  network: optional({ ...text('10.0.0.0/16'), code: 'NAUST-VAL-002' }),
  pinnedStorage: optional(pinnedStorage),
  resilience: optional(resilience),
};
