import type { Size } from 'cdk8s';

/** A machine as a provider sells it. Each provider's room has its own as typed data. */
export interface Plan {
  /** The provider's own name of it, such as `ccx23`. */
  readonly name: string;
  readonly provider: string;
  /** Virtual processors. */
  readonly cpu: number;
  readonly memory: Size;
  readonly disk: Size;
  /** What the root disk is: in the machine, or the provider's own network storage. */
  readonly storage: 'local-nvme' | 'network';
  /** Whether its processors are shared with other customers' machines. */
  readonly dedicated: boolean;
}
