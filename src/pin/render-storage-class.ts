import { type Pin, regionLabel } from './pin';

/**
 * What k3s brings for volumes on the disk of the node that their pod comes to first, let only onto nodes in the
 * regions: the scheduler looks at both.
 * @see https://docs.k3s.io/storage, https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies
 */
export function renderStorageClass({ regions }: Pin): Readonly<Record<string, unknown>> {
  return {
    provisioner: 'rancher.io/local-path',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowedTopologies: [{ matchLabelExpressions: [{ key: regionLabel, values: regions }] }],
  };
}
