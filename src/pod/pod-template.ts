/**
 * A pod template as Kubernetes reads it, for what no prop reaches. What naust itself writes is named; every other field
 * of the API is free.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export interface PodTemplate {
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: PodFields;
}

export interface PodFields {
  readonly containers: readonly ContainerFields[];
  readonly initContainers?: readonly ContainerFields[];
  readonly volumes?: readonly VolumeFields[];
  readonly [field: string]: unknown;
}

export interface ContainerFields {
  readonly name: string;
  readonly image: string;
  readonly [field: string]: unknown;
}

export interface VolumeFields {
  readonly name: string;
  readonly [field: string]: unknown;
}
