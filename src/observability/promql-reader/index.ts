export { read } from './read';
export type { Fault, Query } from './tree';
export { typeFault } from './types';
export { labelsOf, type Labels, type Naming, namingFaults, type Told } from './naming';
