import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { problemsBelow } from '../../src/kernel';
import { Template } from '../../src/testing';
import { CronTask, type CronTaskProps, Microservice } from '../../src/workload';
import { readSchedule } from '../../src/workload/cron-task/read-schedule';
import { object, objects, type PodFields, shop } from './objects';

const image = 'registry.example.no/shop/report:1.0.0';

function made(props: Partial<CronTaskProps> = {}) {
  const { chart } = shop();
  return { chart, task: new CronTask(chart, 'report', { image, schedule: '30 3 * * *', ...props }) };
}

interface CronJob {
  readonly spec: {
    readonly jobTemplate: { readonly spec: { readonly template: { readonly spec: PodFields } } };
  };
}

const codes = (props: Partial<CronTaskProps>): string[] =>
  problemsBelow(made(props).chart).map(({ code }) => code);

test('the shortest one has an end, whatever happens to a run', () => {
  const { chart } = made();
  expect(problemsBelow(chart)).toEqual([]);
  expect(object(chart, 'CronJob', 'report').spec).toMatchObject({
    schedule: '30 3 * * *',
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 300,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 3,
    suspend: false,
    jobTemplate: {
      spec: {
        backoffLimit: 2,
        activeDeadlineSeconds: 3600,
        ttlSecondsAfterFinished: 604_800,
        template: { spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 30 } },
      },
    },
  });
});

test('what is written is what is rendered', () => {
  const { chart } = made({
    timeZone: 'Europe/Oslo',
    concurrency: 'replace',
    startWithin: Duration.seconds(30),
    deadline: Duration.minutes(10),
    retries: 0,
    keepSucceeded: 0,
    keepFailed: 1,
    keepFor: Duration.hours(1),
    suspended: true,
  });
  expect(object(chart, 'CronJob', 'report').spec).toMatchObject({
    timeZone: 'Europe/Oslo',
    concurrencyPolicy: 'Replace',
    startingDeadlineSeconds: 30,
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 1,
    suspend: true,
    jobTemplate: {
      spec: { backoffLimit: 0, activeDeadlineSeconds: 600, ttlSecondsAfterFinished: 3600 },
    },
  });
});

test('has neither a Service nor a disruption budget, and nothing may reach it', () => {
  const { chart } = made();
  expect(objects(chart).map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'CronJob']);
  expect(object(chart, 'NetworkPolicy', 'report').spec).not.toHaveProperty('ingress');
});

test('is let out to what it declares to call, and is told where that is', () => {
  const { chart, task } = made();
  task.calls(new Microservice(chart, 'orders', { image }));
  const { spec } = Template.of(chart).object<CronJob>('CronJob', 'report');
  expect(spec.jobTemplate.spec.template.spec.containers[0]?.env).toEqual([
    { name: 'ORDERS_URL', value: 'http://orders.shop.svc.cluster.local:8080' },
  ]);
  expect(JSON.stringify(object(chart, 'NetworkPolicy', 'orders').spec.ingress)).toContain('report');
});

test.each<[string, Partial<CronTaskProps>]>([
  ['NAUST-WRK-025', { schedule: '' }],
  ['NAUST-WRK-025', { schedule: '0 3 * *' }],
  ['NAUST-WRK-025', { schedule: '60 3 * * *' }],
  ['NAUST-WRK-025', { schedule: '0 0 * * 7' }],
  ['NAUST-WRK-025', { schedule: '0 0 31 2 *' }],
  ['NAUST-WRK-025', { schedule: '0 0 31 4,6,sep,NOV *' }],
  ['NAUST-WRK-025', { schedule: '*/0 * * * *' }],
  ['NAUST-WRK-025', { schedule: '5-1 * * * *' }],
  ['NAUST-WRK-025', { schedule: 'TZ=Europe/Oslo 0 3 * * *' }],
  ['NAUST-WRK-025', { schedule: '@every 5m' }],
  ['NAUST-WRK-026', { timeZone: 'europe/oslo' }],
  ['NAUST-WRK-026', { timeZone: 'Europe/oslo' }],
  ['NAUST-WRK-026', { timeZone: 'Local' }],
  ['NAUST-WRK-026', { timeZone: '+01:00' }],
  ['NAUST-WRK-002', { startWithin: Duration.seconds(9) }],
  ['NAUST-WRK-002', { deadline: Duration.millis(1500) }],
  ['NAUST-WRK-002', { keepFor: Duration.days(31) }],
  ['NAUST-VAL-020', { retries: 11 }],
  ['NAUST-VAL-020', { keepFailed: -1 }],
  ['NAUST-VAL-030', { concurrency: 'never' as 'forbid' }],
])('%s for %j', (code, change) => expect(codes(change)).toEqual([code]));

test('an id of 52 characters is the longest', () => {
  const problems = (id: string) => {
    const { chart } = shop();
    new CronTask(chart, id, { image, schedule: '@daily' });
    return problemsBelow(chart).map(({ code }) => code);
  };
  expect(problems('r'.repeat(52))).toEqual([]);
  expect(problems('r'.repeat(53))).toEqual(['NAUST-WRK-018']);
});

test.each(['@hourly', '0 0 29 2 *', '*/15 8-17 * jan-MAR mon-fri', '0 0 31 2 1', '5/10 * ? * ?'])(
  '%s is a schedule',
  (schedule) => expect(codes({ schedule })).toEqual([]),
);

test('zones known by another name are zones too', () => {
  expect(codes({ timeZone: 'UTC' })).toEqual([]);
  expect(codes({ timeZone: 'America/Argentina/Buenos_Aires' })).toEqual([]);
});

test('whatever the numbers of a field, exactly those are read', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1 });
  fc.assert(
    fc.property(minutes, (values) => {
      expect(readSchedule(`${values.join(',')} * * * *`)?.minutes).toEqual(values);
    }),
  );
});
