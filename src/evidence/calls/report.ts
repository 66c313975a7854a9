import type { IConstruct } from 'constructs';
import { Cluster } from '../../cluster';
import type { Platform } from '../../platform';
import { type CarriedOut, Workload } from '../../workload';

/** What comes out as `calls.json` of the report. */
export interface CallsReport {
  readonly version: 1;
  readonly platform: string;
  readonly calls: readonly CallRow[];
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
  return { version: 1, platform: platform.name, calls };
}
