import type { Bench } from '../bench';
import type { Running } from './gateways';
import { load } from './load';

/** What a gateway did under a load. */
interface Done {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Microseconds of processor time of its workers for each request. */
  readonly cpu: number;
}

/** Two gateways under the same load in turns, and the first once more, for what differs without a difference. */
export function compare(
  bench: Bench,
  one: Running,
  other: Running,
  paths: readonly string[],
): Promise<Readonly<Record<'one' | 'same' | 'other', Done>>> {
  return bench.turns({
    one: () => under(one, paths, bench.seconds),
    other: () => under(other, paths, bench.seconds),
    same: () => under(one, paths, bench.seconds),
  });
}

async function under(gateway: Running, paths: readonly string[], seconds: number): Promise<Done> {
  const before = gateway.nginx.spent;
  const { requests, perSecond, p99 } = await load(gateway.port, paths, seconds);
  return { perSecond, p99, cpu: ((gateway.nginx.spent - before) * 1000) / requests };
}
