import type { Demand } from '../../src/capacity/demand';
import type { NodeRoom } from '../../src/capacity/node-room';
import { generator } from '../../src/capacity/queue-orders';
import { node, pods } from '../capacity/rooms';

/** A cluster and what is asked of it. */
export interface CapacityCase {
  readonly nodes: readonly NodeRoom[];
  readonly demands: readonly Demand[];
}

const sizes = [
  [1500, 6000],
  [3500, 14_000],
  [7500, 28_000],
] as const;

/** From nearly empty to overfull: about half of them fit. The same number is the same case. */
export function capacityCase(seed: number): CapacityCase {
  const random = generator(seed * 7919 + 17);
  const among = <T>(items: readonly T[]): T => items[random(items.length)]!;
  const regions = ['norway', 'finland'];
  const nodes = Array.from({ length: 2 + random(5) }, (_, index) => {
    const [cpu, memory] = among(sizes);
    return node(`case-${seed}-${index + 1}`, cpu, memory, {
      labels: {
        'kubernetes.io/hostname': `case-${seed}-${index + 1}`,
        'topology.kubernetes.io/region': index === 0 ? 'norway' : among(regions),
      },
      taints: random(6) === 0 ? [{ key: 'dedicated', value: 'data', effect: 'NoSchedule' }] : [],
    });
  });
  const room = nodes.reduce((sum, { room: { cpuMillis } }) => sum + cpuMillis, 0);
  const wanted = (room * (20 + random(90))) / 100;
  const demands: Demand[] = [];
  for (let asked = 0; asked < wanted;) {
    const copies = 1 + random(4);
    const cpu = among([50, 100, 250, 500, 1000]);
    const demand = pods(`kind-${demands.length + 1}`, copies, cpu, among([64, 128, 512, 1024, 2048]), {
      terms:
        random(4) === 0
          ? [
              {
                labels: [{ key: 'topology.kubernetes.io/region', operator: 'In', values: ['norway'] }],
                fields: [],
              },
            ]
          : [],
      tolerations: random(3) === 0 ? [{ key: 'dedicated', operator: 'Exists' }] : [],
      hostPorts: random(12) === 0 ? ['8443/TCP'] : [],
      apart: random(10) === 0 ? ['kubernetes.io/hostname'] : [],
    });
    demands.push(demand);
    asked += copies * cpu;
  }
  return { nodes, demands };
}
