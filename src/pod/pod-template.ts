/**
 * A pod template as Kubernetes reads it, for what no prop reaches. What naust itself writes is named; every other field
 * of the API is free.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export interface PodTemplate {
  /** The labels by which its pods are selected have to stay. */
  readonly metadata: {
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  /** The pod. */
  readonly spec: PodFields;
}

/** The fields of a pod that naust writes, among all of them. */
export interface PodFields {
  /** The application first. */
  readonly containers: readonly ContainerFields[];
  /** What runs before it, and sidecars. */
  readonly initContainers?: readonly ContainerFields[];
  /** What its containers mount. */
  readonly volumes?: readonly VolumeFields[];
  readonly [field: string]: unknown;
}

/** The fields of a container that naust writes, among all of them. */
export interface ContainerFields {
  /** The application's is the id of the workload. */
  readonly name: string;
  /** With a tag or a digest. `NAUST-VAL-004` */
  readonly image: string;
  readonly [field: string]: unknown;
}

/** A volume, of any kind that Kubernetes knows. */
export interface VolumeFields {
  /** By which containers mount it. */
  readonly name: string;
  readonly [field: string]: unknown;
}
