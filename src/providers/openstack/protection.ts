import type { ClusterNode } from '../../cluster';
import type { OpenStackSpec } from './spec';

export function isProtected({ protection }: OpenStackSpec, { role }: Pick<ClusterNode, 'role'>): boolean {
  return protection === 'all' || (protection === 'servers' && role === 'server');
}
