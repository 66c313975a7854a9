import { problemsBelow } from '../../src/kernel';
import { objectsOf, problemsOf } from '../../src/testing';
import { CronTask, Microservice, type MicroserviceProps } from '../../src/workload';
import { nordic } from './nordic';
import { pod, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';

test('what is critical takes room, what is batch gives it, and the rest is as in any cluster', () => {
  const { chart } = shop();
  new Microservice(chart, 'orders', { image, priority: 'critical' });
  new Microservice(chart, 'inventory', { image });
  new Microservice(chart, 'search-index', { image, priority: 'batch' });
  expect(problemsBelow(chart)).toEqual([]);
  expect(pod(chart, 'orders').priorityClassName).toBe('naust-critical');
  expect(pod(chart, 'inventory')).not.toHaveProperty('priorityClassName');
  expect(pod(chart, 'search-index').priorityClassName).toBe('naust-batch');
});

test('each class is made once for a cluster, whichever namespaces use it, and none that nobody uses', () => {
  const { platform, cluster, shop: namespace } = nordic();
  new Microservice(namespace, 'orders', { image, replicas: 1, priority: 'critical' });
  new Microservice(cluster.namespace('pay'), 'payments', { image, replicas: 1, priority: 'critical' });
  expect(objectsOf(platform).filter(({ kind }) => kind === 'PriorityClass')).toMatchObject([
    { metadata: { name: 'naust-critical' }, value: 1_000_000, preemptionPolicy: 'PreemptLowerPriority' },
  ]);
});

test('what runs in batches preempts nobody', () => {
  const { platform, shop: namespace } = nordic();
  new CronTask(namespace, 'report', { image, schedule: '@daily', priority: 'batch' });
  expect(problemsOf(platform)).toEqual([]);
  expect(objectsOf(platform).filter(({ kind }) => kind === 'PriorityClass')).toMatchObject([
    { metadata: { name: 'naust-batch' }, value: -10, preemptionPolicy: 'Never' },
  ]);
});

test('no other word is a priority', () => {
  const { chart } = shop();
  new Microservice(chart, 'orders', { image, priority: 'high' as MicroserviceProps['priority'] });
  expect(problemsBelow(chart).map(({ code }) => code)).toEqual(['NAUST-VAL-030']);
});
