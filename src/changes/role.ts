import { at, isObject, type Json } from './json';

/** What a resource is for, where it says so: naust labels machines, and what is made for each, with their role. */
export function roleOf(resource: Json): string | undefined {
  const tags = isObject(resource) ? (at(resource, 'labels') ?? at(resource, 'metadata')) : undefined;
  const role = isObject(tags) ? at(tags, 'role') : undefined;
  return typeof role === 'string' ? role : undefined;
}
