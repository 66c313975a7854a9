/** Closed, because only the owner knows where they work from. */
export const adoptedDefaults: { readonly adminFrom: readonly string[] } = { adminFrom: [] };
