import type { Difference } from './difference';
import { at } from './json';

/**
 * Whether a difference touches a field or something below it; also where everything around the field came or went at
 * once, and the field with it.
 */
export function touches({ field, before, after }: Difference, pattern: string): boolean {
  if (isOrIsBelow(field, pattern)) return true;
  if (!isOrIsBelow(pattern, field)) return false;
  const rest = pattern.slice(field.length + 1);
  return [before, after].some((value) => value !== undefined && at(value, rest) !== undefined);
}

function isOrIsBelow(field: string, above: string): boolean {
  return field === above || field.startsWith(`${above}.`) || field.startsWith(`${above}[`);
}
