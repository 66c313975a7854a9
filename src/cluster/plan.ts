import type { Size } from 'cdk8s';
import { size } from '../kernel';

/** A machine as a provider sells it: `plan.ccx23` of `naust/hetzner`. */
export interface Plan {
  /** The provider's own name of it, such as `ccx23`. */
  readonly name: string;
  /** Whose it is, such as `hetzner`. */
  readonly provider: string;
  /** Virtual processors. */
  readonly cpu: number;
  /** All of it, before the system takes its part. */
  readonly memory: Size;
  /** The root disk. */
  readonly disk: Size;
  /** What the root disk is: in the machine, or the provider's own network storage. */
  readonly storage: 'local-nvme' | 'network';
  /** Whether its processors are its own, and shared with no other customer's machine. */
  readonly dedicated: boolean;
}

/** Stands in for a plan that is none, of which its finding says so: no further rule is held against it. */
export const unreadPlan: Plan = {
  name: 'unread',
  provider: 'nobody',
  cpu: 1,
  memory: size.standIn,
  disk: size.standIn,
  storage: 'network',
  dedicated: false,
};

/** The name of a plan where the plan was to be: which it may have been is said with those that there are. */
export function planByName(name: string): Plan {
  return { ...unreadPlan, name };
}
