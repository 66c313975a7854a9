import { type Size, SizeRoundingBehavior } from 'cdk8s';
import type { ClusterNode } from '../../cluster';
import type { Findings } from '../../kernel';

/** k3s keeps volumes of its own class in a folder of the node's disk, and lets them grow until that is full. */
const onNodeDisk = 'local-path-telemetry';

/** Whether the volumes fit where they are to be. Of other storage classes nothing is known. */
export function checkDisks(
  findings: Findings,
  storageClass: string,
  volumes: readonly Size[],
  nodes: readonly ClusterNode[],
): void {
  if (storageClass !== onNodeDisk || nodes.length === 0) return;
  const [asked, there] = [sum(volumes), sum(nodes.map((node) => node.disk))];
  if (asked < there) return;
  findings.add({
    code: 'NAUST-OBS-004',
    what: 'has larger volumes than the disks they are to be on',
    got: `${asked} GiB of volumes on ${nodes.map((node) => node.name).join(', ')}`,
    allowed: `less than the ${there} GiB of their disks`,
    fix: 'make prometheus.volume or loki.volume smaller, choose a larger machine, or name another storageClass',
  });
}

function sum(sizes: readonly Size[]): number {
  const mebibytes = sizes.map((size) => size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }));
  return Math.round(mebibytes.reduce((total, size) => total + size, 0) / 102.4) / 10;
}
