/** For `TraceProps`. What is kept of them is for what collects them to say: it has seen how each ended. */
export const traceDefaults = { from: 'proxy', sampled: 100 } as const;
