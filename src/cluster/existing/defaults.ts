/** Nothing but what is said is taken for the cluster's own. */
export const existingClusterDefaults: { readonly nodeNetworks: readonly string[] } = { nodeNetworks: [] };
