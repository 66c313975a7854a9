import { type Finding, Findings, kubernetesName } from '../../kernel';
import type { Plan } from '../plan';
import type { ClusterProps } from '../props';

/** Classes whose volumes the stack says are only where what they hold may rest. */
export function pinnedStorageFindings({
  pinnedStorage = {},
}: Pick<ClusterProps<Plan, string>, 'pinnedStorage'>): readonly Finding[] {
  const findings = new Findings();
  for (const [holds, names] of Object.entries(pinnedStorage))
    findings.checkAll(`pinnedStorage.${holds}`, names ?? [], kubernetesName);
  return findings.all;
}
