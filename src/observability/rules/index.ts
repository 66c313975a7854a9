export { checkDisks, isOnNodeDisks } from './disks';
export { checkSeconds, checkSize } from './quantities';
export { checkRetention } from './retention';
export { roomFindings, type Watched } from './room';
