import ipaddr from 'ipaddr.js';

/** Addresses of one family, both ends included. */
export interface IpRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Also of a network whose host bits are set, as the API server takes them. */
export function rangeOf(cidr: string): IpRange {
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const family = address.kind() === 'ipv4' ? 4 : 6;
  const size = 1n << BigInt((family === 4 ? 32 : 128) - bits);
  const first = (numberOf(address.toByteArray()) / size) * size;
  return { family, first, last: first + size - 1n };
}

export function rangeOfAddress(address: string): IpRange {
  const parsed = ipaddr.parse(address);
  const at = numberOf(parsed.toByteArray());
  return { family: parsed.kind() === 'ipv4' ? 4 : 6, first: at, last: at };
}

/** Whether all of the one is in the other. */
export function within(inner: IpRange, outer: IpRange): boolean {
  return inner.family === outer.family && inner.first >= outer.first && inner.last <= outer.last;
}

export function overlap(a: IpRange, b: IpRange): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

export function addressText({ family, first }: Pick<IpRange, 'family' | 'first'>): string {
  const length = family === 4 ? 4 : 16;
  const bytes = Array.from({ length }, (_, index) =>
    Number((first >> BigInt(8 * (length - 1 - index))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

function numberOf(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
