import { type DataDeclaration, distinctPlaces, type Holding, type Place } from '../residency';
import type { ClusterNode } from './node';
import type { Opening } from './opening';
import { mainSite } from './pool-spec';
import type { Plan } from './plan';
import type { ClusterProps } from './props';
import type { EtcdSnapshots } from './snapshots';
import type { ClusterSpec } from './spec';
import type { TerraformState } from './state';

/** Where a cluster has data, whatever runs on it. */
export function clusterData(
  spec: ClusterSpec,
  { state, pinnedStorage = {} }: Pick<ClusterProps<Plan, string>, 'pinnedStorage' | 'state'>,
  openings: readonly Opening[],
): DataDeclaration {
  return {
    holdings: [
      ...spec.pools.flatMap((pool) => diskHoldings(pool.name, spec.nodes)),
      ...controlPlaneHoldings(spec),
      ...(state ? [stateHolding(state)] : []),
      ...(spec.snapshots ? [bucketHolding(spec.snapshots)] : []),
      ...openings.flatMap((opening) => balancerHoldings(spec, opening)),
    ],
    open: Object.values(pinnedStorage)
      .flat()
      .map(
        (name) =>
          `Where the volumes of StorageClass ${name} are: the stack says, where what they hold may rest`,
      ),
    measures: [
      'Nodes reach each other over WireGuard: traffic between pods of two nodes is encrypted',
      'Secrets are encrypted where etcd keeps them',
      'Requests to the Kubernetes API are logged for 30 days',
    ],
  };
}

function placesOf(nodes: readonly ClusterNode[]): readonly Place[] {
  return distinctPlaces(nodes.map((node) => node.place));
}

function diskHoldings(pool: string, nodes: readonly ClusterNode[]): readonly Holding[] {
  return placesOf(nodes.filter((node) => node.pool === pool)).map((place) => ({
    what: `the nodes of pool "${pool}"`,
    store: 'node disk',
    data: 'other',
    contents: 'the system, images, and logs and temporary files of the pods there',
    place,
    purpose: 'running the pods',
    retention: 'the pod is deleted, or its log is rotated',
  }));
}

/** @see https://docs.k3s.io/cli/etcd-snapshot: every 12 hours, five are kept */
function controlPlaneHoldings(spec: ClusterSpec): readonly Holding[] {
  return placesOf(spec.nodes.filter((node) => node.role === 'server')).flatMap(
    (place): readonly Holding[] => [
      {
        what: 'etcd',
        store: 'etcd',
        data: 'secrets',
        contents: 'every object of the cluster, Secrets among them',
        place,
        purpose: 'running the cluster',
        retention: 'the object is deleted',
      },
      {
        what: 'snapshots of etcd',
        store: 'snapshot',
        data: 'secrets',
        contents: 'every object of the cluster as it was, Secrets among them, on the disks of the servers',
        place,
        purpose: 'recovery of the cluster',
        retention: snapshotRetention(spec.snapshots),
      },
      {
        what: 'the audit log of the Kubernetes API',
        store: 'node disk',
        data: 'other',
        contents: 'who asked for what, with names and addresses of operators',
        place,
        purpose: 'accounting for access',
        retention: '30 days, or 1 GB of newer ones',
      },
    ],
  );
}

function snapshotRetention(snapshots: EtcdSnapshots | undefined): string {
  if (!snapshots) return 'five newer ones are there, 12 hours apart';
  return `${snapshots.spec.keep} newer ones are there, made at ${snapshots.spec.schedule}`;
}

function bucketHolding(snapshots: EtcdSnapshots): Holding {
  return {
    what: 'the bucket with snapshots of etcd',
    store: 'backup',
    data: 'secrets',
    contents: 'every object of the cluster as it was, Secrets among them',
    place: snapshots.spec.place,
    purpose: 'recovery of the cluster',
    retention: snapshotRetention(snapshots),
  };
}

function stateHolding({ place }: TerraformState): Holding {
  return {
    what: 'the Terraform state',
    store: 'Terraform state',
    data: 'secrets',
    contents: 'names, addresses and user data of the machines, join tokens among them',
    place,
    purpose: 'changing the machines',
    retention: 'the bucket is emptied',
  };
}

/** It stands with the cluster's own machines, and TLS goes through it unopened. */
function balancerHoldings(spec: ClusterSpec, { kind, name }: Opening): readonly Holding[] {
  if (kind !== 'loadBalancer') return [];
  const pools = new Set(spec.pools.filter((pool) => pool.site === mainSite).map((pool) => pool.name));
  return placesOf(spec.nodes.filter((node) => pools.has(node.pool))).map((place) => ({
    what: `the load balancer of "${name}"`,
    store: 'in passing',
    data: 'other',
    contents: 'requests inside TLS, which it does not end; addresses of clients',
    place,
    purpose: 'reaching the gateway',
    retention: 'the connection is closed',
  }));
}
