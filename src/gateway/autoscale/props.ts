/** How the number of pods follows their load. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export interface AutoscaleProps {
  /** Pods at most; `replicas` is the fewest. 1 to 100. `NAUST-VAL-020` */
  readonly maxReplicas: number;
  /** The use of CPU at which pods are added, in percent of what they are promised: 10 to 200. `NAUST-VAL-020` @default 70 */
  readonly cpuPercent?: number;
}
