import type { Finding } from '../../kernel';
import type { Workload } from '../../workload';
import type { CallObjective } from '../alerts';

/** An objective is of what callers' sidecars saw: where none is asked, it would never have a figure. */
export function uncalledFindings(
  objectives: readonly CallObjective[],
  workloads: readonly Workload[],
): readonly Finding[] {
  const calls = workloads.flatMap((workload) => workload.declaredCalls);
  const guarded = new Set(calls.filter(({ policy }) => policy !== undefined).map(({ name }) => name));
  return objectives
    .filter(({ service }) => !guarded.has(service))
    .map(({ service }) => ({
      code: 'NAUST-OBS-009',
      what: `has an objective of "${service}", which nothing calls with a policy`,
      got: service,
      allowed: [...guarded].sort().join(', ') || 'nothing: no call has a policy',
      fix: `declare how it is called: orders.calls(${JSON.stringify(service)}, { timeout: Duration.seconds(2) })`,
    }));
}
