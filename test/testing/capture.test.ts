import { Capture, Match, Template } from '../../src/testing';
import { smallPlatform } from '../emit/stacks';
import { failure } from './failure';
import { shop } from './shop';

const template = Template.of(shop().platform);
const replicas = (pattern: unknown, more: object = {}) => ({ spec: { replicas: pattern, ...more } });

test('what stands at its place is handed out', () => {
  const [name, image] = [new Capture(), new Capture()];
  template.hasObject('Deployment', {
    metadata: { name: 'orders', labels: name },
    spec: { template: { spec: { containers: [{ image }] } } },
  });
  expect(image.asString()).toBe('registry.example.no/shop/orders:1.4.2');
  expect(name.asObject()).toMatchObject({ 'app.kubernetes.io/name': 'orders' });
});

test('of several objects each is handed out, in the order they are written', () => {
  const count = new Capture();
  template.allObjects('Deployment', replicas(count));
  const all = [count.asNumber()];
  while (count.next()) all.push(count.asNumber());
  expect(all).toEqual([3, 2, 3, 1]);
  expect(count.next()).toBe(false);
  expect(count.asNumber()).toBe(1);
});

test('only what its own pattern matches is kept, and only of objects that match as a whole', () => {
  const some = new Capture(Match.not(3));
  template.hasObject('Deployment', replicas(some));
  expect([some.asNumber(), some.next(), some.asNumber()]).toEqual([2, true, 1]);

  const name = new Capture();
  template.hasObject('Deployment', { metadata: { name }, ...replicas(2) });
  expect([name.asString(), name.next()]).toEqual(['orders', false]);
});

test.each<[string, (count: Capture) => void]>([
  ['hasObject', (count) => template.hasObject('Deployment', replicas(count, { paused: true }))],
  [
    'allObjects',
    (count) => template.allObjects('Deployment', { metadata: { name: 'orders' }, ...replicas(count) }),
  ],
  ['objectCountIs', (count) => template.objectCountIs('Deployment', 3, replicas(count))],
])('nothing is kept when %s fails', (_, assertion) => {
  const count = new Capture();
  failure(() => assertion(count));
  expect(failure(() => count.asNumber())).toBe('nothing was captured: no object has matched yet');
});

test('finding and counting keep too', () => {
  const [found, counted] = [new Capture(), new Capture()];
  template.findObjects('Deployment', replicas(found));
  template.objectCountIs('Deployment', 4, replicas(counted));
  expect([found.asNumber(), counted.asNumber()]).toEqual([3, 3]);
});

test('what is of another kind is not handed out', () => {
  const [count, ports] = [new Capture(), new Capture()];
  template.hasObject('Deployment', replicas(count));
  template.hasObject('Service', { spec: { ports, type: 'ClusterIP' } }, { name: 'orders' });
  expect(failure(() => count.asString())).toBe('what was captured is not a string: 3');
  expect(failure(() => count.asBoolean())).toBe('what was captured is not a boolean: 3');
  expect(failure(() => count.asObject())).toBe('what was captured is not an object: 3');
  expect(failure(() => ports.asNumber())).toMatch(/^what was captured is not a number: \[\{/);
  expect(ports.asArray()).toHaveLength(1);
});

test('where there is nothing, it does not match', () => {
  const volume = new Capture();
  expect(failure(() => template.hasObject('Deployment', replicas(2, { volume })))).toContain(
    'spec.volume\n    expected: <anything, captured>\n    got:      nothing',
  );
});

test('inside other matchers it is kept once', () => {
  const port = new Capture(Match.anything());
  template.hasObject(
    'Service',
    { spec: { ports: Match.arrayWith([Match.exact(Match.objectLike({ port }))]) } },
    { name: 'orders' },
  );
  expect([port.asNumber(), port.next()]).toEqual([9000, false]);
});

test('of an embedded text, what it says', () => {
  const mode = new Capture();
  Template.of(smallPlatform('shop-test', '{"mode":"fast"}')).hasObject('ConfigMap', {
    data: { mode: Match.serializedJson({ mode }) },
  });
  expect(mode.asString()).toBe('fast');
});
