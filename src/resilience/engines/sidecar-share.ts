/** The requirement's share of a sidecar, for those that something else puts into the pod and an annotation sizes. */
export const sidecarShare = {
  cpuRequest: '100m',
  cpuLimit: '500m',
  memoryRequest: '128Mi',
  memoryLimit: '256Mi',
} as const;
