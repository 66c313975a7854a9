import { supports } from './nginx/target';
import type { NginxSpec } from './nginx-spec';

/** Whether names of peers are looked up while nginx runs. */
export function followsNames({ target, resolver }: NginxSpec): boolean {
  return resolver !== undefined && supports(target, 'resolve');
}
