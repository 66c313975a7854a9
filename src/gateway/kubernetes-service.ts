import type { IConstruct } from 'constructs';

/**
 * A Service of cdk8s-plus, of whichever version: to a compiler, those of one version are not those of another.
 * @see https://cdk8s.io/docs/latest/plus/cdk8s-plus-28/service/
 */
export interface KubernetesService extends IConstruct {
  /** Its name in Kubernetes. */
  readonly name: string;
  /** Where it is, when its chart says so. */
  readonly metadata: { readonly namespace?: string };
  /** `None` of a headless one, whose name leads to the pods themselves. */
  readonly clusterIP?: string;
  /** The first port that it listens on. */
  readonly port: number;
  /** All of its ports; pods listen on `targetPort`, or on the same. */
  readonly ports: readonly { readonly targetPort?: number }[];
}
