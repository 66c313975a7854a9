import { type Size, SizeRoundingBehavior } from 'cdk8s';
import type { Findings } from '../../kernel';

/** k3s keeps volumes of its own class in a folder of the node's disk, and lets them grow until that is full. */
const onNodeDisk = 'local-path-telemetry';

/** Of other storage classes it is not known where volumes are. */
export function isOnNodeDisks(storageClass: string): boolean {
  return storageClass === onNodeDisk;
}

interface Machine {
  readonly name: string;
  readonly disk: Size;
}

/** Whether the volumes fit onto the disks of the machines. */
export function checkDisks(
  findings: Findings,
  volumes: readonly Size[],
  nodes: readonly Machine[],
  orElse = ', or name another storageClass',
): void {
  if (nodes.length === 0) return;
  const [asked, there] = [sum(volumes), sum(nodes.map((node) => node.disk))];
  if (asked < there) return;
  findings.add({
    code: 'NAUST-OBS-004',
    what: 'has larger volumes than the disks they are to be on',
    got: `${asked} GiB of volumes on ${nodes.map((node) => node.name).join(', ')}`,
    allowed: `less than the ${there} GiB of their disks`,
    fix: `make prometheus.volume or loki.volume smaller, or choose a larger machine${orElse}`,
  });
}

function sum(sizes: readonly Size[]): number {
  const mebibytes = sizes.map((size) => size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }));
  return Math.round(mebibytes.reduce((total, size) => total + size, 0) / 102.4) / 10;
}
