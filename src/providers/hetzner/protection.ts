import type { ClusterNode } from '../../cluster';
import type { HetznerSpec } from './spec';

export function isProtected({ protection }: HetznerSpec, { role }: Pick<ClusterNode, 'role'>): boolean {
  return protection === 'all' || (protection === 'servers' && role === 'server');
}
