import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { problemsBelow } from '../../src/kernel';
import type { PodTemplate } from '../../src/pod';
import { Microservice, type MicroserviceProps } from '../../src/workload';
import { container, object, shop } from './objects';

function made(props: Partial<MicroserviceProps>) {
  const { chart } = shop();
  new Microservice(chart, 'orders', { image: 'registry.example.no/shop/orders:1.4.2', ...props });
  return { chart };
}

const codes = (props: Partial<MicroserviceProps>) => problemsBelow(made(props).chart).map(({ code }) => code);

test('what starts slowly is waited for, by its container and by the rollout', () => {
  const { chart } = made({
    startsWithin: Duration.minutes(20),
    liveness: { path: '/alive', timeout: Duration.seconds(8) },
  });
  expect(problemsBelow(chart)).toEqual([]);
  expect(container(chart, 'orders').startupProbe).toMatchObject({
    httpGet: { path: '/alive' },
    timeoutSeconds: 8,
    periodSeconds: 8,
    failureThreshold: 151,
  });
  expect(object(chart, 'Deployment', 'orders').spec.progressDeadlineSeconds).toBe(1500);
});

test('a start within any time is asked for to its end, and never beyond what the rollout waits', () => {
  const isWaitedFor = fc.property(fc.integer({ min: 1, max: 86_400 }), (seconds) => {
    const { chart } = made({ startsWithin: Duration.seconds(seconds) });
    const { periodSeconds, failureThreshold } = container(chart, 'orders').startupProbe as Record<
      string,
      number
    >;
    const last = periodSeconds! * (failureThreshold! - 1);
    const { progressDeadlineSeconds = 600 } = object(chart, 'Deployment', 'orders').spec;
    expect(problemsBelow(chart)).toEqual([]);
    expect(last).toBeGreaterThanOrEqual(seconds);
    expect(last).toBeLessThan(seconds + periodSeconds!);
    expect(progressDeadlineSeconds).toBeGreaterThanOrEqual(last + 300);
  });
  fc.assert(isWaitedFor, { numRuns: 20 });
});

test('the pod function may not leave the startup probe out where the liveness probe would then end what still starts', () => {
  const hasty = { after: Duration.seconds(1), every: Duration.seconds(1), failures: 1 };
  const without = (t: PodTemplate): PodTemplate => ({
    ...t,
    spec: {
      ...t.spec,
      containers: t.spec.containers.map((each) => ({ ...each, startupProbe: undefined })),
    },
  });
  expect(codes({ liveness: hasty })).toEqual([]);
  expect(codes({ pod: without })).toEqual([]);
  expect(codes({ liveness: hasty, pod: without })).toEqual(['NAUST-POD-009']);
});
