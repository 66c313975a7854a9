import { Cpu, HorizontalPodAutoscaler } from 'cdk8s-plus-28';
import { problemsBelow } from '../../src/kernel';
import { Microservice, type MicroserviceProps } from '../../src/workload';
import { object, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';

const scaled = (props: Partial<MicroserviceProps>) => {
  const { chart } = shop();
  new Microservice(chart, 'orders', { image, ...props });
  return chart;
};
const codesOf = (props: Partial<MicroserviceProps>) => problemsBelow(scaled(props)).map(({ code }) => code);

test('follows the load of the application alone, and the Deployment names no number', () => {
  const chart = scaled({ replicas: 2, autoscale: { maxReplicas: 6 } });
  expect(object(chart, 'HorizontalPodAutoscaler', 'orders').spec).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
    minReplicas: 2,
    maxReplicas: 6,
    metrics: [
      { containerResource: { name: 'cpu', container: 'orders', target: { averageUtilization: 70 } } },
    ],
  });
  expect(object(chart, 'Deployment', 'orders').spec).not.toHaveProperty('replicas');
});

test.each<[string, Partial<MicroserviceProps>]>([
  ['NAUST-VAL-020', { autoscale: { maxReplicas: 2 } }],
  ['NAUST-VAL-020', { autoscale: { maxReplicas: 1001 } }],
  ['NAUST-VAL-020', { autoscale: { maxReplicas: 9, cpuPercent: 9 } }],
  ['NAUST-WRK-027', { autoscale: { maxReplicas: 9, cpuPercent: 200 } }],
  ['NAUST-WRK-027', { autoscale: { maxReplicas: 9, cpuPercent: 100 }, cpu: Cpu.millis(500) }],
])('%s for %j', (code, props) => expect(codesOf(props)).toEqual([code]));

test('two autoscalers are a problem', () => {
  const { chart } = shop();
  const orders = new Microservice(chart, 'orders', { image, autoscale: { maxReplicas: 9 } });
  new HorizontalPodAutoscaler(chart, 'other', { target: orders, minReplicas: 3, maxReplicas: 9 });
  expect(problemsBelow(chart).map(({ code }) => code)).toEqual(['NAUST-WRK-028']);
});
