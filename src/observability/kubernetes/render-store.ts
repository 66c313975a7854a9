import type { Size } from 'cdk8s';
import { type PodSpec, renderPodTemplate, sizeQuantity } from '../../pod';

export interface StoreSpec {
  /** Also the name of its headless Service. */
  readonly name: string;
  readonly pod: PodSpec;
  /** The volume `data`. */
  readonly volume: Size;
  readonly storageClass: string;
}

/**
 * One pod with a volume of its own. A StatefulSet, because a Deployment would start the second before the first has
 * let go of its volume.
 */
export function renderStore(spec: StoreSpec): object {
  return {
    replicas: 1,
    serviceName: spec.name,
    selector: { matchLabels: spec.pod.selector },
    template: renderPodTemplate(spec.pod),
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: spec.storageClass,
          resources: { requests: { storage: sizeQuantity(spec.volume) } },
        },
      },
    ],
  };
}
