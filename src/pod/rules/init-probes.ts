import type { ContainerRule } from './resources';

const OF_RUNNING = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const;

/**
 * An init container runs to its end, so there is nothing to probe: Kubernetes refuses the pod.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers
 */
export const initProbes: ContainerRule = (container) =>
  container.role !== 'init'
    ? []
    : OF_RUNNING.filter((field) => container.fields[field] !== undefined).map((field) => ({
        code: 'NAUST-POD-008',
        what: `${container.called} has a ${field}, which only a container that keeps running may have`,
        got: field,
        allowed: "probes and lifecycle on containers, and on init containers with restartPolicy 'Always'",
        fix: `remove ${field}, or make it a sidecar with restartPolicy 'Always'`,
      }));
