import type { Finding } from '../../kernel';
import type { NodePorts } from '../entry';

interface HasNodePorts {
  readonly name: string;
  readonly nodePorts: NodePorts | undefined;
}

/** A node port is the whole cluster's: the second Service that asks for it is refused. Reported at the later one. */
export function nodePortClashes<G extends HasNodePorts>(gateway: G, all: readonly G[]): readonly Finding[] {
  const earlier = all.slice(0, all.indexOf(gateway));
  return portsOf(gateway).flatMap((port) =>
    earlier
      .filter((other) => portsOf(other).includes(port))
      .map((other) => ({
        code: 'NAUST-GTW-016' as const,
        what: `has a node port that gateway "${other.name}" has already`,
        got: String(port),
        allowed: 'each node port once in a cluster',
        fix: 'give its entry other nodePorts, or put their routes into one gateway',
      })),
  );
}

function portsOf({ nodePorts }: HasNodePorts): readonly number[] {
  return nodePorts ? [nodePorts.http, nodePorts.https] : [];
}
