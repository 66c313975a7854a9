import type { IConstruct } from 'constructs';
import { Cluster } from '../../cluster';
import type { Platform } from '../../platform';
import { type CarriedOut, type EncryptedCall, Workload } from '../../workload';

/** What comes out as `calls.json` of the report. */
export interface CallsReport {
  readonly version: 1;
  readonly platform: string;
  readonly calls: readonly CallRow[];
  /** Every call that is declared, with a policy or without. */
  readonly encryption: readonly EncryptionRow[];
}

interface EncryptionRow extends EncryptedCall {
  /** Of the caller's construct. */
  readonly path: string;
  readonly cluster: string | null;
}

interface CallRow extends CarriedOut {
  /** Of the caller's construct. */
  readonly path: string;
  readonly cluster: string | null;
}

export function callsReport(platform: Platform, constructs: readonly IConstruct[]): CallsReport {
  const calls = constructs.flatMap((construct): readonly CallRow[] => {
    if (!(construct instanceof Workload)) return [];
    const cluster = Cluster.find(construct)?.name ?? null;
    return construct.carriedOut.map((row) => ({ path: construct.node.path, cluster, ...row }));
  });
  const encryption = constructs.flatMap((construct): readonly EncryptionRow[] => {
    if (!(construct instanceof Workload)) return [];
    const cluster = Cluster.find(construct)?.name ?? null;
    return construct.encryptedCalls.map((row) => ({ path: construct.node.path, cluster, ...row }));
  });
  return { version: 1, platform: platform.name, calls, encryption };
}
