import { Size, SizeRoundingBehavior } from 'cdk8s';
import type { NginxSpec } from './nginx-spec';
import { addressZone, cacheKeys, tlsSettings, upstreamZone } from './settings';

/** What a pod may come to keep in memory beside its workers and their connections. */
interface PodMemory {
  /** Bodies of requests that do not fit nginx's buffers, and answers that are kept: its files are in memory. */
  readonly files: Size;
  /** What its workers share: limits, sessions, health, keys of what is kept. */
  readonly zones: Size;
}

/** For bodies of requests that are on their way. */
const BODIES = Size.mebibytes(192);

const LEAST = Size.mebibytes(256);

export function podMemory({ routing }: NginxSpec): PodMemory {
  const { servers, upstreams, limits, cacheRoom } = routing;
  const largestBody = Math.max(
    ...servers
      .flatMap(({ proxy, routes }) => [proxy, ...routes.map(({ wholeProxy }) => wholeProxy)])
      .map(({ bodySize }) => kibibytes(bodySize)),
  );
  const askedAgain = servers.some(({ auth }) => auth?.cache) ? kibibytes(cacheKeys) : 0;
  const kept = (cacheRoom ? kibibytes(cacheRoom.size) : 0) + askedAgain;
  const keys = (cacheRoom ? kibibytes(cacheKeys) : 0) + askedAgain;
  const counted = limits.reduce(
    (sum, { rates = [], concurrency }) => sum + rates.length + (concurrency ? 1 : 0),
    0,
  );
  return {
    files: Size.kibibytes(Math.max(kibibytes(LEAST), Math.max(kibibytes(BODIES), largestBody) + kept)),
    zones: Size.kibibytes(
      kibibytes(tlsSettings.sessionCache) +
        keys +
        counted * kibibytes(addressZone) +
        upstreams.length * kibibytes(upstreamZone),
    ),
  };
}

function kibibytes(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE });
}
