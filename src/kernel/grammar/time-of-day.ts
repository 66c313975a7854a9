import type { Grammar } from './grammar';

export const timeOfDay: Grammar = {
  name: 'a time of day',
  code: 'NAUST-VAL-022',
  allowed: 'hours and minutes from 00:00 to 23:59',
  example: '03:30',
  accepts: (value) => /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(value),
};
