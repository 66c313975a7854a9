/** Where nginx writes while it runs: a volume of its own in memory. */
export const runFolder = '/var/run/nginx';
