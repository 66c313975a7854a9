import { type Finding, shown } from '../../kernel';
import type { ContainerObject } from './pod-object';
import { compareQuantities, parseQuantity } from './quantity';
import { type BoundedResource, boundedResources, type ContainerRule, resourcesOf } from './resources';

/** Amounts that can be read, are above zero where they are limits, and are not asked for above the limit. */
export const quantities: ContainerRule = (container) =>
  boundedResources.flatMap((resource) => quantitiesOf(container, resource));

function quantitiesOf(container: ContainerObject, resource: BoundedResource): readonly Finding[] {
  const { requests, limits } = resourcesOf(container);
  const unreadable = [
    ...unreadableAmount(container, `requests.${resource}`, requests[resource]),
    ...unreadableAmount(container, `limits.${resource}`, limits[resource]),
  ];
  const request = parseQuantity(requests[resource]);
  const limit = parseQuantity(limits[resource]);
  if (unreadable.length > 0 || request === undefined || limit === undefined) return unreadable;
  if (compareQuantities(request, limit) <= 0) return [];
  return [
    {
      code: 'NAUST-POD-003',
      what: `${container.called} asks for more ${resource} than its limit`,
      got: `a request of ${shown(requests[resource])} and a limit of ${shown(limits[resource])}`,
      allowed: 'a request not above the limit',
      fix: `raise resources.limits.${resource} or lower resources.requests.${resource}`,
    },
  ];
}

function unreadableAmount(container: ContainerObject, field: string, value: unknown): readonly Finding[] {
  const quantity = parseQuantity(value);
  const least = field.startsWith('limits.') ? 1n : 0n;
  if (value === undefined || (quantity !== undefined && quantity.numerator >= least)) return [];
  return [
    {
      code: 'NAUST-POD-004',
      what: `${container.called} has a resources.${field} that is not an amount of it`,
      got: shown(value),
      allowed: 'a Kubernetes quantity: a request from zero, a limit above zero',
      fix: 'write it like 500m of cpu or 512Mi of memory',
    },
  ];
}
