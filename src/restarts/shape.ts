import { duration, listOf, oneOf, optional, type Shape, text, textLike, timeOfDay } from '../kernel';
import type { NodeRestartsProps, Weekday } from './props';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];

export const nodeRestartsShape: Shape<NodeRestartsProps> = {
  days: optional(listOf(oneOf(...weekdays))),
  from: optional(textLike(timeOfDay)),
  until: optional(textLike(timeOfDay)),
  timeZone: optional({ ...text('UTC'), code: 'NAUST-RST-004' }),
  drainTimeout: optional(duration),
  pause: optional(duration),
  lockFor: optional(duration),
};
