import { type GateProps, hostDefaults, type HostProfile } from '../cloud-init';
import { withDefaults } from '../kernel';
import { generationDefaults } from './defaults';
import type { Machines } from './machines';
import type { Plan } from './plan';
import type { GenerationProps, PoolProps } from './props';

/** A pool as it was asked for, whichever way: complete, and not yet checked. */
export interface PoolSpec {
  readonly name: string;
  readonly role: 'server' | 'agent';
  /** Where it is made or stands: pools that share machines share a site. */
  readonly site: string;
  /** `undefined` where neither the pool nor the cluster names any. */
  readonly machines: Machines | undefined;
  /** What is made, the oldest first; one, of hosts that exist. */
  readonly generations: readonly GenerationSpec[];
  /** Whom its hosts let in to SSH and the API: its own machines' word, or else that of the cluster's. */
  readonly adminFrom: readonly string[];
  /** `undefined` where its machines have no private network. */
  readonly network: string | undefined;
  readonly singleNode: boolean;
  readonly profile: HostProfile;
  readonly gate: GateProps;
}

/** Machines of a pool that were made together. */
export interface GenerationSpec {
  readonly number: number;
  /** The pool's name, with the number from the second on. */
  readonly series: string;
  readonly count: number;
  readonly plan: Plan | undefined;
  readonly drained: boolean;
}

interface Shared {
  readonly machines: Machines | undefined;
  readonly network: string;
}

/** The site of the cluster's own machines. */
export const mainSite = 'main';

export function resolvePool(
  name: string,
  role: PoolSpec['role'],
  props: PoolProps<Plan>,
  shared: Shared,
): PoolSpec {
  const machines = props.machines ?? shared.machines;
  const own = props.machines !== undefined && props.machines !== shared.machines;
  return {
    name,
    role,
    site: own ? name : mainSite,
    machines,
    adminFrom: (machines?.adminFrom.length ? machines : shared.machines)?.adminFrom ?? [],
    generations: generationsOf(name, props, machines),
    network:
      machines?.privateNetwork === false
        ? undefined
        : own && 'network' in props
          ? props.network
          : shared.network,
    singleNode: props.singleNode ?? false,
    profile: props.profile ?? hostDefaults.profile,
    gate: props.gate ?? {},
  };
}

function generationsOf(
  name: string,
  props: PoolProps<Plan>,
  machines: Machines | undefined,
): readonly GenerationSpec[] {
  const { generation, previous } = withDefaults(props as GenerationProps<Plan>, generationDefaults);
  const series = (number: number): string => (number === 1 ? name : `${name}-g${number}`);
  const current = {
    number: generation,
    series: series(generation),
    count: machines?.hosts?.length ?? ('count' in props ? props.count : 0),
    plan: 'plan' in props ? props.plan : undefined,
    drained: false,
  };
  if (!previous || machines?.hosts) return [current];
  const { count, plan, drained = false } = previous;
  return [{ number: generation - 1, series: series(generation - 1), count, plan, drained }, current];
}
