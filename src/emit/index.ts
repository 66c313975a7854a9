export { type Emission, emission, hasErrors } from './emission';
export { type OutputFile, type OutputRoot, outputRoots } from './output-file';
export type { KubernetesObject } from './resolved-objects';
