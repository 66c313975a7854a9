import type { CapacityReport, Requested } from '../../capacity';
import { type Block, type Document, heading, paragraph, table } from '../document';
import type { PlatformCapacity } from './report';

/** The report as whoever orders machines reads it. */
export function capacityDocument({ platform, clusters }: PlatformCapacity): Document {
  return {
    title: `What the clusters of ${platform} have room for`,
    blocks: [
      paragraph(
        'Counted on what pods request, as the scheduler does; what they use is another matter. Of each machine its reserve for the system and k3s is taken off first. A DaemonSet counts once a node that it is let on, an autoscaler with the most it may ask for.',
      ),
      ...clusters.flatMap(({ cluster, ...report }) => [
        heading(`Cluster ${cluster}`),
        ...clusterBlocks(report),
      ]),
    ],
  };
}

function clusterBlocks({ pools, pods, sidecars, asked, losses }: CapacityReport): readonly Block[] {
  return [
    table(
      'Room for pods',
      ['Pool', 'Nodes', 'CPU', 'Memory', 'Pods at most'],
      pools.map((row) => [row.pool, String(row.nodes), cpu(row), memory(row), String(row.pods)]),
    ),
    paragraph(`All pods together ask for ${cpu(asked)} CPU and ${memory(asked)}.`),
    table(
      'Where pods fit',
      ['Pods', 'How many', 'CPU each', 'Memory each', 'Let on'],
      pods.map(({ name, copies, each, fits }) => [
        name,
        String(copies),
        cpu(each),
        memory(each),
        fits.map(({ pool, nodes }) => `${pool} (${nodes === 1 ? '1 node' : `${nodes} nodes`})`).join(', ') ||
          'no node',
      ]),
    ),
    table(
      'Of that, sidecars',
      ['Sidecar', 'Pods', 'CPU', 'Memory'],
      sidecars.map((row) => [row.name, String(row.pods), cpu(row), memory(row)]),
    ),
    table(
      'With the largest node of a pool gone',
      ['Pool', 'Node', 'Every pod finds a node', 'Without one'],
      losses.map(({ pool, node, accepted, fits, unplaced }) => [
        pool,
        accepted ? `${node}, whose loss is accepted` : node,
        fits === 'all' ? 'yes' : fits === 'no' ? 'no' : 'depends on the order they come in',
        unplaced.map(({ name, pods: count }) => `${name} (${count})`).join(', ') || 'none',
      ]),
    ),
  ];
}

function cpu({ cpuMillis }: Requested): string {
  return `${cpuMillis}m`;
}

function memory({ memoryBytes }: Requested): string {
  return `${Math.ceil(memoryBytes / 1024 / 1024)} MiB`;
}
