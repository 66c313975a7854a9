/** For `LimitProps`: they leave room for an office behind one address. */
export const limitDefaults = {
  rate: { requests: 50, per: 'second', burst: 100 },
  concurrency: 100,
} as const;
