/** For `AutoscaleProps`: room for the load that comes while a pod starts. */
export const autoscaleDefaults = { cpuPercent: 70 } as const;
