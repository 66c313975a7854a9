import { block, directive, type Node, variable, whenEqual } from '../nginx';
import type { NginxSpec } from './nginx-spec';

/** `deny` would see the client's address here, which the proxy's word has replaced. */
export function onlyFromProxy({ trust }: NginxSpec): readonly Node[] {
  if (trust?.by !== 'X-Forwarded-For') return [];
  return [block('if', [whenEqual(variable('from_proxy'), '0')], [directive('return', '444')])];
}
