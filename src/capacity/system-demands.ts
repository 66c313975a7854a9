import type { Demand } from './demand';
import data from './system-pods.json';

/** What k3s itself runs on a new cluster. */
export function systemDemands(): readonly Demand[] {
  return data.pods.map(({ name, cpuMillis, memoryMiB }) => ({
    name: `Deployment kube-system/${name}`,
    copies: 1,
    each: { cpuMillis, memoryBytes: memoryMiB * 1024 * 1024 },
    sidecars: [],
    terms: [],
    tolerations: [
      { key: 'CriticalAddonsOnly', operator: 'Exists' },
      { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
    ],
    hostPorts: [],
    spread: [],
    apart: [],
    priority: data.priority,
  }));
}
