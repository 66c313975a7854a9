export { capacityFindings } from './capacity-findings';
export { nodeRoom } from './node-rooms';
