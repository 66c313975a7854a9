export { holdsLabel, type Pin, type PinnedData, pinNames } from './pin';
export { pinFindings } from './pinned-object';
export { pinNamespace, pinOfNamespace, pinsBelow } from './pins';
