import { setTimeout as pause } from 'node:timers/promises';

import type { ClusterNode } from '../../src/cluster';
import type { Platform } from '../../src/platform';
import { filesOf } from '../../src/testing';
import type { ControlPlane } from './control-plane';

/** The files of a platform in the order they are applied. */
export function yamlOf(platform: Platform): string {
  const files = [...filesOf(platform)].filter(([path]) => path.startsWith('dist/'));
  return files.map(([, text]) => text).join('---\n');
}

export async function apply(cluster: ControlPlane, ...objects: readonly object[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  const ran = await cluster.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(list));
  if (ran.code !== 0) throw new Error(ran.stderr);
}

/** A node that answers for itself as ready, with the labels that naust gives it. */
export async function addNode(cluster: ControlPlane, node: ClusterNode): Promise<void> {
  const { name, labels, publicAddress: address } = node;
  const all = { 'kubernetes.io/hostname': name, ...labels };
  await apply(cluster, { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: all } });
  const status = {
    allocatable: { cpu: '8', memory: '64Gi', pods: '110' },
    conditions: [{ type: 'Ready', status: 'True', reason: 'Test' }],
    addresses: [{ type: 'InternalIP', address }],
  };
  const ran = await cluster.kubectl([
    'patch',
    'node',
    name,
    '--subresource=status',
    '-p',
    JSON.stringify({ status }),
  ]);
  if (ran.code !== 0) throw new Error(ran.stderr);
}

/** The answer as soon as it is the wanted one, or the last one there was. */
export async function settled<T>(wanted: T, ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + 45_000;
  let answer = await ask();
  while (JSON.stringify(answer) !== JSON.stringify(wanted) && Date.now() < until) {
    await pause(250);
    answer = await ask();
  }
  return answer;
}
