import { createHash } from 'node:crypto';

const LONGEST = 63;

/**
 * A name for what a provider makes, from the names it stands for. Cut and marked when longer than providers take, so
 * that two long names that begin alike stay two.
 */
export function resourceName(...parts: readonly (string | number)[]): string {
  const name = parts.join('-');
  if (name.length <= LONGEST) return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST - 9).replace(/-+$/, '')}-${mark}`;
}
