import type { Demand } from '../../src/capacity/demand';
import type { NodeRoom } from '../../src/capacity/node-room';

export function nodeObject({ name, labels, taints }: NodeRoom): object {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec: { taints } };
}

export function nodeStatus({ room, pods }: NodeRoom): object {
  return {
    allocatable: { cpu: `${room.cpuMillis}m`, memory: String(room.memoryBytes), pods: String(pods) },
    conditions: [{ type: 'Ready', status: 'True', reason: 'Test' }],
  };
}

/** Each pod of a kind, numbered. */
export function podObjects(demand: Demand, copies: number): readonly object[] {
  return Array.from({ length: copies }, (_, index) => podObject(demand, `${demand.name}-${index + 1}`));
}

function podObject({ name: kind, each, terms, tolerations, hostPorts, apart }: Demand, name: string): object {
  const app = { kind };
  const resources = { cpu: `${each.cpuMillis}m`, memory: String(each.memoryBytes) };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: app },
    spec: {
      tolerations,
      affinity: {
        nodeAffinity:
          terms.length === 0
            ? undefined
            : {
                requiredDuringSchedulingIgnoredDuringExecution: {
                  nodeSelectorTerms: terms.map(({ labels }) => ({ matchExpressions: labels })),
                },
              },
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: apart.map((topologyKey) => ({
            topologyKey,
            labelSelector: { matchLabels: app },
          })),
        },
      },
      containers: [
        {
          name: 'main',
          image: 'registry.example.no/shop/any:1.0.0',
          resources: { requests: resources, limits: resources },
          ports: hostPorts.map((port) => ({
            containerPort: Number(port.split('/')[0]),
            hostPort: Number(port.split('/')[0]),
          })),
        },
      ],
    },
  };
}
