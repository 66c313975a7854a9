import type { GateCheck } from './gate-check';
import type { HostProfile } from './profile';

/** How the machines of a pool are set up, whoever makes them. */
export interface HostProps {
  /**
   * What they are for: kernel settings and limits beyond those that every machine gets. A machine that exists keeps what
   * it has; a host joined by hand takes it when `bootstrap.sh` is run again. `NAUST-VAL-030`
   * @default 'general'
   */
  readonly profile?: HostProfile;
  /** What the host gate is told, which each machine has to pass before it joins. */
  readonly gate?: GateProps;
}

/** Settings of the host gate. Its bounds are the same everywhere: a check is held, or it is reported with a reason. */
export interface GateProps {
  /**
   * What the provider states of its disks, taken in place of an NVMe device, which most virtual machines do not see:
   * 1 to 120 printable characters without `"`, `\`, `|` and `=`. It is repeated in the gate's output.
   * `NAUST-CIN-003`
   * @default - local NVMe where the plan has that, MaxIOPS at UpCloud; nothing for hosts that exist
   */
  readonly storage?: string;
  /**
   * Checks that keep no machine from joining, each with the reason, in the same characters. What they find is still
   * reported, and with it the reason. `NAUST-CIN-003`, `NAUST-CIN-004`
   * @default - none: every check is held
   */
  readonly reportOnly?: Readonly<Partial<Record<GateCheck, string>>>;
}
