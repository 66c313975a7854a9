import type { IConstruct } from 'constructs';
import { Cluster } from '../../cluster';
import type { Finding } from '../../kernel';
import type { NodePorts } from '../entry';

interface Declared {
  readonly name: string;
  readonly ports: readonly number[];
}

const declared = new WeakMap<IConstruct, Declared>();

export function declareNodePorts(gateway: IConstruct, name: string, nodePorts: NodePorts | undefined): void {
  declared.set(gateway, { name, ports: nodePorts ? [nodePorts.http, nodePorts.https] : [] });
}

/** A node port is the whole cluster's: the second Service that asks for it is refused. Reported at the later one. */
export function nodePortClashes(gateway: IConstruct): readonly Finding[] {
  const all = (Cluster.find(gateway) ?? gateway.node.root).node.findAll();
  const earlier = all.slice(0, all.indexOf(gateway)).flatMap((other) => declared.get(other) ?? []);
  return (declared.get(gateway)?.ports ?? []).flatMap((port) =>
    earlier
      .filter(({ ports }) => ports.includes(port))
      .map((other) => ({
        code: 'NAUST-GTW-016' as const,
        what: `has a node port that gateway "${other.name}" has already`,
        got: String(port),
        allowed: 'each node port once in a cluster',
        fix: 'give its entry other nodePorts, or put their routes into one gateway',
      })),
  );
}
