import type { Demand } from '../../src/capacity/demand';
import { fitOf } from '../../src/capacity/fit';
import type { NodeRoom } from '../../src/capacity/node-room';
import { cheapestChange } from '../../src/capacity/cheapest-change';
import { node, pods } from './rooms';

const two = [node('a', 2000, 4096), node('b', 2000, 4096)];
const left = (demands: readonly Demand[], nodes: readonly NodeRoom[] = two) =>
  fitOf(demands, nodes).unplaced.map(({ demand, pods: count }) => `${demand.name} ${count}`);

test('pods that fill every node fit', () => expect(left([pods('orders', 4, 1000, 2048)])).toEqual([]));

test('one more has no place', () => expect(left([pods('orders', 5, 1000, 2048)])).toEqual(['orders 1']));

test('room in sum is no room for one', () => {
  expect(left([pods('small', 2, 1500, 100), pods('large', 1, 1000, 100)])).toContain('large 1');
});

test('memory counts as CPU does', () => expect(left([pods('cache', 3, 10, 2500)])).toEqual(['cache 1']));

test('so does the number of pods', () => {
  expect(left([pods('tiny', 5, 1, 1)], [node('a', 2000, 4096, { pods: 4 })])).toEqual(['tiny 1']);
});

test('a daemon takes its share of each node', () => {
  const daemon = pods('agent', 'everyNode', 100, 100);
  expect(left([daemon, pods('orders', 4, 1000, 2000)])).not.toEqual([]);
  expect(left([daemon, pods('orders', 4, 950, 1990)])).toEqual([]);
});

describe('a pod stands only', () => {
  const norway = node('oslo', 1000, 1024, { labels: { 'topology.kubernetes.io/region': 'norway' } });
  const terms = [
    { labels: [{ key: 'topology.kubernetes.io/region', operator: 'In', values: ['norway'] }], fields: [] },
  ];

  test('where its affinity lets it', () => {
    expect(left([pods('customers', 1, 1000, 512, { terms })], [...two, norway])).toEqual([]);
    expect(left([pods('customers', 2, 1000, 512, { terms })], [...two, norway])).toEqual(['customers 1']);
  });

  test('where it tolerates the taints', () => {
    const tainted = two.map((each) => ({
      ...each,
      taints: [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }],
    }));
    const tolerations = [{ key: 'dedicated', operator: 'Equal', value: 'database', effect: 'NoSchedule' }];
    expect(left([pods('db', 1, 100, 100)], tainted)).toEqual(['db 1']);
    expect(left([pods('db', 1, 100, 100, { tolerations })], tainted)).toEqual([]);
  });

  test('once a node where it claims a port of the node', () => {
    expect(left([pods('edge', 2, 100, 100, { hostPorts: ['443/TCP'] })])).toEqual([]);
    expect(left([pods('edge', 3, 100, 100, { hostPorts: ['443/TCP'] })])).toEqual(['edge 1']);
  });

  test('apart from its like where it has to', () => {
    expect(left([pods('etcd', 3, 100, 100, { apart: ['kubernetes.io/hostname'] })])).toEqual(['etcd 1']);
  });

  test('spread as evenly as it has to', () => {
    const uneven = [node('a', 2000, 4096), node('b', 250, 4096)];
    const spread = [{ key: 'kubernetes.io/hostname', maxSkew: 1 }];
    expect(left([pods('web', 5, 250, 100)], uneven)).toEqual([]);
    expect(left([pods('web', 5, 250, 100, { spread })], uneven)).toEqual(['web 2']);
  });
});

test('the cheapest change has the fewest processors more', () => {
  const large = node('l', 8000, 4096, { pool: 'large' });
  const demands = [pods('orders', 3, 1000, 4000)];
  expect(cheapestChange(demands, [...two], [demands[0]!], [...two, large])).toEqual({
    pool: 'apps',
    nodes: 1,
  });
});

test('no change is named where more of the same helps nobody', () => {
  const demands = [pods('giant', 1, 64_000, 1)];
  expect(cheapestChange(demands, two, demands, two)).toBeUndefined();
});
