/** For `AuthProps`. The path is the requirement's. */
export const authDefaults = {
  path: '/auth/',
  verify: '/auth/verify',
  identity: ['X-User'],
} as const;

/** For `AuthCacheProps`. */
export const authCacheDefaults = { perRequest: true } as const;
