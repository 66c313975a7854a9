import type { Grammar } from '../../kernel';
import { comesAround, readSchedule } from './read-schedule';

/**
 * What the controller of CronJobs reads, less `@every`, which counts from whenever the controller began.
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export const cronSchedule: Grammar = {
  name: 'a schedule that ever comes',
  code: 'NAUST-WRK-025',
  allowed:
    'minute (0-59), hour (0-23), day (1-31), month (1-12) and weekday (0-6, Sunday is 0), or @hourly, @daily, @weekly, @monthly, @yearly',
  example: '30 3 * * 1-5',
  accepts: (value) => {
    if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(value)) return true;
    const schedule = readSchedule(value);
    return schedule !== undefined && comesAround(schedule);
  },
};
