import type { Finding } from '../kernel';
import type { Declaration } from './declaration';
import type { ClusterNode } from './cluster';

/** What is wrong with where a node says that it is. */
export function nodeFindings(
  declared: Declaration,
  node: ClusterNode,
  made: ReadonlyMap<string, string>,
): readonly Finding[] {
  const known = declared.nodes.find(({ name }) => name === node.name);
  const elsewhere = made.get(node.name);
  const wrong = (what: string, got: string, allowed: string, fix: string): Finding => ({
    code: 'NAUST-VER-005',
    what,
    got: `node ${node.name}: ${got}`,
    allowed,
    fix,
  });
  if (node.region === undefined)
    return [
      wrong(
        'has no label for the country it is in',
        'no topology.kubernetes.io/region',
        'a region',
        'label it',
      ),
    ];
  if (elsewhere !== undefined && elsewhere !== node.region)
    return [
      wrong(
        'says of itself that it is elsewhere than Terraform made it',
        node.region,
        elsewhere,
        'correct the label',
      ),
    ];
  if (known === undefined)
    return [
      wrong(
        'is not in the stack',
        node.region,
        'nodes of the stack',
        'declare it, or take it out of the cluster',
      ),
    ];
  if (known.region !== node.region || known.zone !== node.zone)
    return [
      wrong(
        'is elsewhere than it is declared',
        `${node.region}, ${node.zone ?? 'no zone'}`,
        `${known.region}, ${known.zone}`,
        'move it, or correct the stack or the label',
      ),
    ];
  return [];
}
