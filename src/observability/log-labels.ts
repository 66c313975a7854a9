import { type Grammar, kubernetesName } from '../kernel';

/** The labels of each line in Loki, and what they are of its pod. Few, and of few values: Loki keeps a stream for each combination. */
export const logLabels = {
  namespace: '__meta_kubernetes_namespace',
  app: '__meta_kubernetes_pod_label_app_kubernetes_io_name',
  pod: '__meta_kubernetes_pod_name',
  container: '__meta_kubernetes_pod_container_name',
} as const;

/** A label of a line in Loki: of what it says of the pod that wrote it. */
export type LogLabel = 'namespace' | 'app' | 'pod' | 'container';

/** What the values of labels of pods are. */
export const podLogLabels: Readonly<Record<LogLabel, Grammar>> = {
  namespace: { ...kubernetesName, example: 'shop' },
  app: kubernetesName,
  pod: kubernetesName,
  container: kubernetesName,
};
