export { attachmentFindings } from './attachments';
export { countFindings } from './counts';
export { machineFindings } from './machines';
export { nameFindings } from './names';
export { networkFindings } from './networks';
export { openingFindings } from './openings';
export { pinnedStorageFindings } from './pinned-storage';
export { stateFindings } from './state';
