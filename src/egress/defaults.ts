/** Two, so that one can be lost. */
export const egressProxyDefaults = { replicas: 2 } as const;
