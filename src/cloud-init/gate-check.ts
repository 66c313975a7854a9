import data from './gate.json';

/** What the host gate looks at, by the names that it prints. */
export type GateCheck = keyof typeof data.checks;

export interface GateBound {
  /** Its name in `/etc/naust/gate.conf`; absent where the bound is no number. */
  readonly setting?: string;
  readonly bound: number | string;
  readonly unit?: string;
  readonly why: string;
  readonly source: string;
}

export const gateBounds: Readonly<Record<GateCheck, GateBound>> = data.checks;

export const gateChecks = Object.keys(data.checks) as readonly GateCheck[];
