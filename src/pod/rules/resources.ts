import type { Finding } from '../../kernel';
import { type ContainerObject, type Fields, fieldsOf } from './pod-object';

/** What a leak or a loop takes from its neighbours on the node. */
export const boundedResources = ['cpu', 'memory'] as const;
export type BoundedResource = (typeof boundedResources)[number];

/** What a container asks for, and what it may never exceed. */
export function resourcesOf(container: ContainerObject): {
  readonly requests: Fields;
  readonly limits: Fields;
} {
  const resources = fieldsOf(container.fields['resources']);
  return { requests: fieldsOf(resources['requests']), limits: fieldsOf(resources['limits']) };
}

export type ContainerRule = (container: ContainerObject) => readonly Finding[];
