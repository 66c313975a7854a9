import { boundedResources, type ContainerRule, resourcesOf } from './resources';

/**
 * Without a request Kubernetes reserves the whole limit: the pod runs, and the node holds fewer than it seems.
 * A container without either is what the rule of limits is about.
 */
export const requests: ContainerRule = (container) => {
  const { requests: asked, limits } = resourcesOf(container);
  return boundedResources
    .filter((resource) => asked[resource] === undefined && limits[resource] !== undefined)
    .map((resource) => ({
      code: 'NAUST-POD-002',
      severity: 'warning',
      what: `${container.called} has no ${resource} request, so its whole limit is reserved`,
      got: `no resources.requests.${resource}`,
      allowed: 'a request of memory and of cpu for every container',
      fix: `set resources.requests.${resource}`,
    }));
};
