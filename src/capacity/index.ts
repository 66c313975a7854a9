export { Capacity } from './capacity';
export { capacityFindings } from './capacity-findings';
export { nodeRoom } from './node-rooms';
export { capacityReport, type CapacityReport, type Requested } from './report';
