import { nodeRoom } from '../../src/capacity';
import type { ClusterNode } from '../../src/cluster';
import { apply } from './cluster-contents';
import type { ControlPlane } from './control-plane';

/** Nodes that answer for themselves as ready, as large, labelled and tainted as naust makes them. */
export async function addNodes(cluster: ControlPlane, nodes: readonly ClusterNode[]): Promise<void> {
  await apply(cluster, ...nodes.map(nodeObject));
  for (const node of nodes) {
    const status = JSON.stringify({ status: nodeStatus(node) });
    const ran = await cluster.kubectl(['patch', 'node', node.name, '--subresource=status', '-p', status]);
    if (ran.code !== 0) throw new Error(ran.stderr);
  }
}

/** Room for each claim on these nodes, as the class's provisioner would make it as soon as one is wanted. */
export async function addLocalVolumes(
  cluster: ControlPlane,
  nodes: readonly ClusterNode[],
  storageClassName: string,
): Promise<void> {
  // First: of a class that is not there, claims are bound to any volume at once, wherever their pod is to be.
  await apply(cluster, classOf(storageClassName));
  await apply(cluster, ...nodes.flatMap((node) => volumesOn(node, storageClassName)));
}

function nodeObject({ name, labels, taints: written }: ClusterNode): object {
  const taints = written.map((taint) => {
    const [, key, value, effect] = /^(.+)=(.+):(.+)$/.exec(taint) ?? [];
    return { key, value, effect };
  });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec: { taints },
  };
}

/** With the room that the capacity check counts on. */
function nodeStatus(node: ClusterNode): object {
  const { privateAddress, publicAddress } = node;
  const address = privateAddress ?? publicAddress;
  const { room, pods } = nodeRoom(node);
  return {
    allocatable: { cpu: `${room.cpuMillis}m`, memory: String(room.memoryBytes), pods: String(pods) },
    conditions: [{ type: 'Ready', status: 'True', reason: 'Test' }],
    addresses: address === undefined ? [] : [{ type: 'InternalIP', address }],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
  };
}

function volumesOn({ name }: ClusterNode, storageClassName: string): object[] {
  return [0, 1, 2, 3, 4].map((index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${name}-${index}` },
    spec: {
      capacity: { storage: '200Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName,
      local: { path: `/var/lib/volumes/${index}` },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [name] }] },
          ],
        },
      },
    },
  }));
}

/** As k3s's own would be; the stack's replaces it. */
function classOf(name: string): object {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner: 'rancher.io/local-path',
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}
