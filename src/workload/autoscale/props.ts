/** How the number of pods follows their load. @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export interface AutoscaleProps {
  /** Pods at most; `replicas` is the fewest. 1 to 1000. The capacity check counts so many. `NAUST-VAL-020` */
  readonly maxReplicas: number;
  /**
   * The use of CPU at which pods are added, in percent of what the container itself is promised: 10 to 200, and below
   * what its limit lets it use. `NAUST-VAL-020`, `NAUST-WRK-027`
   * @default 70
   */
  readonly cpuPercent?: number;
}
