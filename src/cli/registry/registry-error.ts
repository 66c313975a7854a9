/** A registry that did not say what was asked. */
export class RegistryError extends Error {}
