import type { Duration } from 'cdk8s';
import type { Findings } from '../../kernel';

const longest = 3650;

/** @see https://grafana.com/docs/loki/latest/operations/storage/retention/: a day is the least that Loki deletes after */
export function checkRetention(findings: Findings, retention: Duration, field = 'retention'): number {
  const days = retention.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > longest) {
    findings.add({
      code: 'NAUST-OBS-002',
      what: 'keeps logs and metrics for a time that cannot be kept to',
      got: `${field} of ${days} days`,
      allowed: `whole days, 1 to ${longest}`,
      fix: 'use Duration.days(15)',
    });
  }
  return days;
}
