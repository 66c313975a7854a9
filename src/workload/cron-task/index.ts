export { CronTask } from './cron-task';
export type { CronTaskProps } from './props';
