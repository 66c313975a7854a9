import type { Size } from 'cdk8s';
import { type Placement, type PodSpec, renderPodTemplate, sizeQuantity } from '../../pod';

/** What is a program's own in its pod. */
export type StorePod = Omit<PodSpec, 'selector' | 'annotations' | 'placement'>;

export interface StoreSpec {
  /** Also the name of its headless Service. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly placement: Placement;
  readonly pod: StorePod;
  /** The volume `data`. */
  readonly volume: Size;
  readonly storageClass: string;
}

/**
 * One pod with a volume of its own. A StatefulSet, because a Deployment would start the second before the first has
 * let go of its volume.
 */
export function renderStore(spec: StoreSpec): object {
  const { labels, annotations, placement } = spec;
  return {
    replicas: 1,
    serviceName: spec.name,
    selector: { matchLabels: labels },
    template: renderPodTemplate({ ...spec.pod, selector: labels, annotations, placement }),
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
