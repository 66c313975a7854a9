export { type Emission, emission } from './emission';
export { hasErrors } from './has-errors';
export type { Environment } from './hidden-inputs';
export { type OutputFile, type OutputRoot, outputRoots } from './output-file';
export { messageOf } from './message';
export type { KubernetesObject } from './kubernetes-object';
export type { FileSystem } from './write/file-system';
export { type OutputPlace, outputPlace } from './write/output-place';
export { finishInterrupted, type WriteResult, writeOutput, type WrittenRoot } from './write/write-output';
