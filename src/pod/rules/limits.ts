import { boundedResources, type ContainerRule, resourcesOf } from './resources';

/** A container without a limit can take its node with it. */
export const limits: ContainerRule = (container) =>
  container.role === 'sidecar'
    ? []
    : withoutLimit(container).map((resource) => ({
        code: 'NAUST-POD-001',
        what: `${container.called} has no ${resource} limit`,
        got: `no resources.limits.${resource}`,
        allowed: 'a limit of memory and of cpu for every container',
        fix: `set resources.limits.${resource}`,
      }));

/** A sidecar runs beside every pod of a service: a leak in it is a leak on every node. */
export const sidecarLimits: ContainerRule = (container) =>
  container.role !== 'sidecar'
    ? []
    : withoutLimit(container).map((resource) => ({
        code: 'NAUST-POD-007',
        what: `${container.called} has no ${resource} limit, so a leak in it takes the node of every pod it sits in`,
        got: `no resources.limits.${resource}`,
        allowed: 'a limit of memory and of cpu for every sidecar, such as 256Mi and 500m',
        fix: `set resources.limits.${resource}`,
      }));

function withoutLimit(container: Parameters<ContainerRule>[0]): readonly string[] {
  const { limits } = resourcesOf(container);
  return boundedResources.filter((resource) => limits[resource] === undefined);
}
