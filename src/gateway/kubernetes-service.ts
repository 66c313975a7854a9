/** A Service of cdk8s-plus, under a name that says which. */
export type { Service as KubernetesService } from 'cdk8s-plus-28';
