import type { Finding } from '../../kernel';
import { type ContainerObject, fieldsOf, type PodObject } from './pod-object';
import { probeTimes } from './probe-times';

/** What Kubernetes takes where nothing is said. */
const DEADLINE = 600;

/**
 * A Deployment whose new pod is not ready by its deadline counts as failed, and what waits for the rollout gives it up:
 * so what the probes allow a pod to take has to end before.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds
 */
export function givenUpWhileStarting(object: unknown, pod: PodObject): readonly Finding[] {
  const { apiVersion, kind, spec } = fieldsOf(object);
  if (kind !== 'Deployment' || !String(apiVersion).startsWith('apps/')) return [];
  const { progressDeadlineSeconds, minReadySeconds } = fieldsOf(spec);
  const deadline = seconds(progressDeadlineSeconds, DEADLINE);
  const takes = longestStart(pod) + seconds(minReadySeconds, 0);
  if (takes < deadline) return [];
  return [
    {
      code: 'NAUST-POD-010',
      what: 'is given up by its Deployment while its probes still let it start',
      got: `${takes} s until it is ready, and progressDeadlineSeconds ${deadline}`,
      allowed: `less than ${deadline} s by startup and readiness probes together`,
      fix: 'let readiness ask sooner, or raise progressDeadlineSeconds, as startsWithin does',
    },
  ];
}

/** Sidecars start one after another, each once the one before has started, and then all containers at once. */
function longestStart({ initContainers, containers }: PodObject): number {
  const sidecars = initContainers.filter(({ role }) => role === 'sidecar').map(startOf);
  return sidecars.reduce((a, b) => a + b, 0) + Math.max(0, ...containers.map(readyAfter));
}

function startOf({ fields }: ContainerObject): number {
  return probeTimes(fields['startupProbe'])?.lastChance ?? 0;
}

function readyAfter(container: ContainerObject): number {
  return Math.max(startOf(container), probeTimes(container.fields['readinessProbe'])?.soonest ?? 0);
}

function seconds(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
