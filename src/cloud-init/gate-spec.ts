import { type Finding, Findings, type Grammar, shown } from '../kernel';
import { type GateCheck, gateChecks } from './gate-check';
import type { GateProps } from './host-props';

/** What the gate of one host is told besides its bounds. */
export interface GateSpec {
  /** What the provider states of its disks; `undefined` where only an NVMe device will do. */
  readonly storage: string | undefined;
  /** Addresses of machines in the same zone that are there before this one. */
  readonly peers: readonly string[];
  readonly reportOnly: Readonly<Partial<Record<GateCheck, string>>>;
}

/** It is written out in settings, in JSON and on terminals: one line, and none of the characters that end a text there. */
const remark: Grammar = {
  name: 'a remark',
  code: 'NAUST-CIN-003',
  allowed: '1 to 120 printable characters without " \\ | and =, no space at an end',
  example: 'local NVMe in RAID 10',
  accepts: (value) => /^(?! )[^\p{C}\p{Zl}\p{Zp}"\\|=]{1,120}(?<! )$/u.test(value),
};

/** The reasons that were written. */
export function reasonsIn({ reportOnly = {} }: GateProps): GateSpec['reportOnly'] {
  return Object.fromEntries(Object.entries(reportOnly).filter(([, reason]) => reason !== undefined));
}

/** What is wrong with what a pool says of its gate. */
export function gateFindings(pool: string, gate: GateProps): readonly Finding[] {
  const findings = new Findings();
  if (gate.storage !== undefined) findings.check(`gate.storage of ${pool}`, gate.storage, remark);
  for (const [check, reason] of Object.entries(reasonsIn(gate))) {
    if ((gateChecks as readonly string[]).includes(check)) {
      findings.check(`the reason for ${check} in gate.reportOnly of ${pool}`, reason, remark);
      continue;
    }
    findings.add({
      code: 'NAUST-CIN-004',
      what: `names a check in gate.reportOnly of ${pool} that the host gate does not make`,
      got: shown(check),
      allowed: gateChecks.join(', '),
      fix: 'name one of these, with the reason that it is only reported for',
    });
  }
  return findings.all;
}
