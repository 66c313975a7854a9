import type { GateBound, GateCheck, HostProfile, ProfileReport, UserDataEncoding } from '../../cloud-init';

/** What comes out as `hosts.json`; its schema is `assets/hosts-report.schema.json`. */
export interface HostsReport {
  readonly version: 1;
  readonly platform: string;
  readonly pools: readonly HostPoolRow[];
  /** Those that a pool has. */
  readonly profiles: readonly ProfileReport[];
  readonly gate: readonly ({ readonly check: GateCheck } & GateBound)[];
}

/** Machines that were made together, or hosts that are one pool. */
export interface HostPoolRow {
  readonly cluster: string;
  /** With the number of its generation from the second on. */
  readonly pool: string;
  readonly machines: readonly string[];
  readonly profile: HostProfile;
  readonly userData: UserDataRow;
  readonly gate: {
    /** What is taken for an NVMe device at its word; `null` where only a device is. */
    readonly storage: string | null;
    /** Checks that keep no machine from joining, with the reason. */
    readonly reportOnly: Readonly<Record<string, string>>;
    /** Those that do. */
    readonly held: readonly GateCheck[];
  };
}

/** Of the machine that is told most. */
export interface UserDataRow {
  /** As text, with tokens of the greatest length. */
  readonly bytes: number;
  /** Up to here it is handed over as it is. */
  readonly budgetBytes: number;
  /** `null` for hosts that take it from a folder. */
  readonly handedOver: {
    readonly as: UserDataEncoding;
    readonly bytes: number;
    /** What the provider takes. */
    readonly limitBytes: number;
  } | null;
}
