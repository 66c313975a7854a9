import { demandsOf } from '../../src/capacity/demands';

const priorityClass = (name: string, value: number, globalDefault?: boolean) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
  globalDefault,
});
const asks = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: { containers: [], ...spec },
});
const priorities = (...objects: object[]): readonly number[] =>
  demandsOf(objects as Parameters<typeof demandsOf>[0]).map(({ priority }) => priority);

test('a pod has the priority of the class that it names, wherever that stands in the stack', () => {
  const named = asks({ priorityClassName: 'naust-batch' });
  expect(priorities(named, priorityClass('naust-batch', -10))).toEqual([-10]);
  expect(priorities(asks({ priorityClassName: 'system-node-critical' }))).toEqual([2_000_001_000]);
});

test('one that names none has that of the least class that is for all, or 0', () => {
  expect(priorities(asks({}))).toEqual([0]);
  expect(priorities(asks({}), priorityClass('usual', 70, true), priorityClass('other', 90, true))).toEqual([
    70,
  ]);
});
