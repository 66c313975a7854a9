export type { SnapshotOptions } from './options';
export { naustSerializer, serializer, type SnapshotSerializer } from './serializer';
export { snapshotOf } from './snapshot';
