import { isDeepStrictEqual } from 'node:util';
import { fieldsOf } from './pod-object';
import { probeTimes } from './probe-times';
import type { ContainerRule } from './resources';

/** As long as Kubernetes waits by default between two questions: an answer sooner than that is luck. */
const LEAST = 10;

/**
 * Without a startup probe the liveness probe counts from the first second, and ends a container that starts slowly, time
 * after time.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes
 */
export const endedWhileStarting: ContainerRule = ({ called, role, fields }) => {
  const { livenessProbe, readinessProbe, startupProbe } = fields;
  const liveness = probeTimes(livenessProbe);
  if (role === 'init' || liveness === undefined || probeTimes(startupProbe) !== undefined) return [];
  const readiness = asksTheSame(livenessProbe, readinessProbe) ? probeTimes(readinessProbe) : undefined;
  const needed = Math.max(LEAST, readiness === undefined ? 0 : readiness.first + readiness.period);
  if (liveness.lastChance >= needed) return [];
  return [
    {
      code: 'NAUST-POD-009',
      what: `${called} may be ended by its liveness probe while it still starts, and so never come up`,
      got: `no startup probe, and ended where it gives no answer ${liveness.lastChance} s after its start`,
      allowed: `a startup probe, or ${needed} s at least`,
      fix: 'give it a startup probe (startsWithin), or raise the failures that liveness allows',
    },
  ];
};

const HOW = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

function asksTheSame(probe: unknown, other: unknown): boolean {
  const [one, two] = [fieldsOf(probe), fieldsOf(other)];
  return HOW.every((how) => isDeepStrictEqual(one[how], two[how]));
}
