import type { Findings } from '../../kernel';
import type { BackendSpec } from './backend-spec';

/** A policy of TLS holds for a Service as a whole: whoever leads there has to mean the same by it. */
export function checkServiceTls(backends: readonly BackendSpec[], findings: Findings): void {
  const byService = new Map<string, Set<string>>();
  for (const { service, namespace, tls } of backends) {
    const key = `${service}.${namespace}`;
    byService.set(key, (byService.get(key) ?? new Set()).add(tls?.name ?? 'plain HTTP'));
  }
  for (const [service, ways] of byService) {
    if (ways.size === 1) continue;
    findings.add({
      code: 'NAUST-GTW-032',
      what: `leads to the Service ${service} in more than one way, of which the Gateway API knows one`,
      got: [...ways].join(', '),
      allowed: 'TLS with one name, or none, wherever the Service is named',
      fix: 'give every address of it the same tls, or make a Service for each',
    });
  }
}
