export type { AddressesEnd, ConversationEnd, PodsEnd } from './conversation-end';
export { expectReachable, expectUnreachable, type ReachOptions } from './reachable';
