import { Duration, Size } from 'cdk8s';

/** For `CacheProps`. */
export const cacheDefaults = { fresh: Duration.minutes(1) } as const;

/** For `CacheRoomProps`: a quarter of what a pod may keep in files in memory. */
export const cacheRoomDefaults = { size: Size.mebibytes(64), kept: Duration.hours(1) } as const;
