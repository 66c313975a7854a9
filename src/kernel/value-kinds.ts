import { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import { having, type Kind } from './kind';

export const duration: Kind<Duration> = having('a Duration', 'toMilliseconds', Duration.seconds(1));
export const size: Kind<Size> = having('a Size', 'toKibibytes', Size.gibibytes(1));

/** By its shape, as the package that has the class is slow to load. */
export const cpu: Kind<Cpu> = {
  name: 'a Cpu',
  standIn: { amount: '100m' },
  fits: (value) => typeof (Object(value) as { readonly amount?: unknown }).amount === 'string',
};
