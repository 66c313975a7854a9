export { representatives, world } from './addresses';
export { type Conversation, type PodsInBlocks, type Side, sidesOf } from './allowance';
export type { AddressEnd, CalledPort, End, PodEnd, PodPort, Protocol } from './end';
export { worldOnPorts } from './world-on-ports';
export { policiesOf, type Direction, type Policy } from './policy';
