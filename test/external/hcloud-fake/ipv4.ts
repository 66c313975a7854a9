import { isIPv4 } from 'node:net';

import { invalid } from './api-error';

/** A block of addresses, from its first to its last. */
export interface Block {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

export function toNumber(address: string): number {
  if (!isIPv4(address)) throw invalid(`${JSON.stringify(address)} is not an IPv4 address`);
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export function block(cidr: string): Block {
  const [address = '', length = ''] = cidr.split('/');
  const prefix = Number(length);
  if (!/^\d{1,2}$/.test(length) || prefix > 32) throw invalid(`${JSON.stringify(cidr)} is not a CIDR`);
  const first = toNumber(address);
  const size = 2 ** (32 - prefix);
  if (first % size !== 0) throw invalid(`${cidr} has host bits set`);
  return { first, last: first + size - 1, prefix };
}

export function within(inner: { first: number; last: number }, outer: Block): boolean {
  return inner.first >= outer.first && inner.last <= outer.last;
}

export function overlap(a: Block, b: Block): boolean {
  return a.first <= b.last && b.first <= a.last;
}

const privateBlocks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(block);

export function isPrivate(of: Block): boolean {
  return privateBlocks.some((outer) => within(of, outer));
}
