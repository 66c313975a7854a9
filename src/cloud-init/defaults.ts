import type { HostProfile } from './profile';

export const hostDefaults: { readonly profile: HostProfile } = { profile: 'general' };
