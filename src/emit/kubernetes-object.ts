/** An object as the API server will be given it. */
export type KubernetesObject = Readonly<Record<string, unknown>>;
