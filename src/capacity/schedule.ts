import type { Demand } from './demand';
import type { NodeRoom } from './node-room';
import { fitsTerms } from './node-terms';
import { generator } from './queue-orders';
import { tolerates } from './tolerates';

/** What a node has left while pods are put on it. */
class OpenNode {
  cpu: number;
  memory: number;
  pods: number;
  readonly ports = new Set<string>();
  readonly counts = new Map<Demand, number>();

  constructor(readonly node: NodeRoom) {
    this.cpu = node.room.cpuMillis;
    this.memory = node.room.memoryBytes;
    this.pods = node.pods;
  }

  count(demand: Demand): number {
    return this.counts.get(demand) ?? 0;
  }

  hasRoom({ each, hostPorts }: Demand): boolean {
    return (
      this.pods > 0 &&
      this.cpu >= each.cpuMillis &&
      this.memory >= each.memoryBytes &&
      hostPorts.every((port) => !this.ports.has(port))
    );
  }

  take(demand: Demand): void {
    this.cpu -= demand.each.cpuMillis;
    this.memory -= demand.each.memoryBytes;
    this.pods -= 1;
    demand.hostPorts.forEach((port) => this.ports.add(port));
    this.counts.set(demand, this.count(demand) + 1);
  }
}

/** Which nodes a pod may stand on, whatever room they have. */
export function eligible(demand: Demand, nodes: readonly NodeRoom[]): readonly NodeRoom[] {
  return nodes.filter((node) => fitsTerms(node, demand.terms) && tolerates(demand.tolerations, node.taints));
}

/**
 * Puts pods on nodes one after the other as kube-scheduler does by default: of the nodes that have room, one with much of
 * it left and few of the same pods.
 * @returns those for which there was none
 * @see https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins
 */
export function schedule(queue: readonly Demand[], nodes: readonly NodeRoom[]): readonly Demand[] {
  const open = new Map(nodes.map((node) => [node, new OpenNode(node)]));
  const random = generator(queue.length + nodes.length);
  const candidates = new Map<Demand, readonly OpenNode[]>();
  const candidatesOf = (demand: Demand): readonly OpenNode[] => {
    const known = candidates.get(demand);
    if (known !== undefined) return known;
    const found = eligible(demand, nodes).map((node) => open.get(node)!);
    candidates.set(demand, found);
    return found;
  };
  // Each node has a daemon's pod of its own, so it waits for that one alone.
  const daemons = new Map<Demand, OpenNode[]>();
  return queue.filter((demand) => {
    if (demand.copies === 'everyNode') {
      const waiting = daemons.get(demand) ?? [...candidatesOf(demand)];
      daemons.set(demand, waiting);
      const own = waiting.shift();
      if (own?.hasRoom(demand)) own.take(demand);
      else return true;
      return false;
    }
    const possible = candidatesOf(demand);
    const free = possible.filter((node) => node.hasRoom(demand) && keepsApart(demand, node, possible));
    if (free.length === 0) return true;
    best(demand, free, random).take(demand);
    return false;
  });
}

function keepsApart(demand: Demand, node: OpenNode, all: readonly OpenNode[]): boolean {
  if (demand.apart.length === 0 && demand.spread.length === 0) return true;
  const domain = (key: string, of: OpenNode) =>
    of.node.labels[key] ?? (key.endsWith('hostname') ? of.node.name : '');
  const numbers = (key: string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const each of all)
      counts.set(domain(key, each), (counts.get(domain(key, each)) ?? 0) + each.count(demand));
    return counts;
  };
  return (
    demand.apart.every((key) => numbers(key).get(domain(key, node)) === 0) &&
    demand.spread.every(({ key, maxSkew }) => {
      const counts = numbers(key);
      return counts.get(domain(key, node))! + 1 - Math.min(...counts.values()) <= maxSkew;
    })
  );
}

function best(demand: Demand, free: readonly OpenNode[], random: (below: number) => number): OpenNode {
  const counts = free.map((node) => node.count(demand));
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const scores = free.map((node, index) => {
    const spread = most === fewest ? 100 : (100 * (most - counts[index]!)) / (most - fewest);
    return Math.round(roomScore(demand, node) + 2 * spread);
  });
  const highest = Math.max(...scores);
  const equals = free.filter((_, index) => scores[index] === highest);
  return equals[random(equals.length)]!;
}

/** LeastAllocated and BalancedAllocation, each out of a hundred. What asks for nothing counts as a little. */
function roomScore({ each }: Demand, { node, cpu, memory }: OpenNode): number {
  const [askedCpu, askedMemory] = [each.cpuMillis || 100, each.memoryBytes || 200 * 1024 * 1024];
  const leftOfCpu = Math.max(0, cpu - askedCpu) / node.room.cpuMillis;
  const leftOfMemory = Math.max(0, memory - askedMemory) / node.room.memoryBytes;
  return 50 * (leftOfCpu + leftOfMemory) + 100 * (1 - Math.abs(leftOfCpu - leftOfMemory) / 2);
}
