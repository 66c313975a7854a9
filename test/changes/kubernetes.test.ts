import { actions, changes, deployment, objects, objectsIn, onlyChange } from './outputs';

const none: readonly string[] = [];
const metadata = { name: 'orders', namespace: 'shop' };

test('what is the same is no change, whatever the order of its keys', () => {
  const reordered = { kind: 'Service', spec: { b: 2, a: { d: 1, c: 2 } }, metadata, apiVersion: 'v1' };
  const service = { apiVersion: 'v1', kind: 'Service', metadata, spec: { a: { c: 2, d: 1 }, b: 2 } };
  expect(actions(objects(service), objects(reordered))).toEqual(none);
});

test('what is added and what is gone is named with its cluster, kind, namespace and name', () => {
  expect(
    actions(objects(deployment('orders')), objects({ apiVersion: 'v1', kind: 'Service', metadata })),
  ).toEqual(['delete:shop/nordic/Deployment/shop/orders', 'add:shop/nordic/Service/shop/orders']);
});

test('a change is told place by place', () => {
  const before = deployment('orders');
  const after = deployment('orders', { replicas: 3, paused: true });
  expect(onlyChange(objects(before), objects(after))).toMatchObject({
    action: 'change',
    risks: [],
    differences: [
      { path: 'spec.replicas', before: 2, after: 3 },
      { path: 'spec.paused', after: true },
    ],
  });
});

test('a container is named by its name, an item without one by its place, a key with dots in quotes', () => {
  const pod = (annotation: string, image: string, args: readonly string[]) =>
    deployment('orders', {
      template: {
        metadata: { annotations: { 'example.no/digest': annotation } },
        spec: {
          containers: [
            { name: 'log', image: 'log:1' },
            { name: 'orders', image, args },
          ],
        },
      },
    });
  const { differences } = onlyChange(
    objects(pod('a', 'orders:1', ['--serve', '--port', '80'])),
    objects(pod('b', 'orders:2', ['--serve', '--port', '81', '--trace'])),
  );
  expect(differences.map(({ path }) => path)).toEqual([
    'spec.template.metadata.annotations["example.no/digest"]',
    'spec.template.spec.containers[orders].image',
    'spec.template.spec.containers[orders].args[2]',
    'spec.template.spec.containers[orders].args[3]',
  ]);
});

test('containers in another order are another order, not other containers', () => {
  const of = (...names: readonly string[]) => ({
    template: { spec: { containers: names.map((name) => ({ name })) } },
  });
  expect(
    onlyChange(objects(deployment('orders', of('a', 'b'))), objects(deployment('orders', of('b', 'a'))))
      .differences,
  ).toEqual([
    expect.objectContaining({ path: 'spec.template.spec.containers (order)', before: 'a, b', after: 'b, a' }),
  ]);
});

test('a chart that moves renames nothing', () => {
  const moved = objectsIn('dist/shop/nordic/web/orders.k8s.yaml', deployment('orders'));
  expect(actions(objects(deployment('orders')), moved)).toEqual(none);
  const platform = objectsIn('dist/shop/orders.k8s.yaml', deployment('orders'));
  expect(actions(platform, objectsIn('dist/shop/web/orders.k8s.yaml', deployment('orders')))).toEqual(none);
});

test('what goes from one cluster to another is deleted in the one and added in the other', () => {
  const other = objectsIn('dist/shop/stavanger/shop.k8s.yaml', deployment('orders'));
  expect(actions(objects(deployment('orders')), other)).toEqual([
    'delete:shop/nordic/Deployment/shop/orders',
    'add:shop/stavanger/Deployment/shop/orders',
  ]);
});

test('two platforms with the same objects are not confused', () => {
  const both = (replicas: number) =>
    new Map([
      ...objectsIn('dist/shop-test/nordic/shop.k8s.yaml', deployment('orders', { replicas: 1 })),
      ...objectsIn('dist/shop-prod/nordic/shop.k8s.yaml', deployment('orders', { replicas })),
    ]);
  expect(actions(both(2), both(3))).toEqual(['change:shop-prod/nordic/Deployment/shop/orders']);
});

test('a new version of the same group is a change, and a group of its own is told', () => {
  const of = (apiVersion: string) => ({ apiVersion, kind: 'Certificate', metadata, spec: {} });
  expect(
    onlyChange(objects(of('cert-manager.io/v1alpha2')), objects(of('cert-manager.io/v1'))),
  ).toMatchObject({
    action: 'change',
    name: 'Certificate.cert-manager.io/shop/orders',
    differences: [{ path: 'apiVersion', before: 'cert-manager.io/v1alpha2', after: 'cert-manager.io/v1' }],
  });
});

const fixed: readonly (readonly [kind: string, apiVersion: string, before: object, after: object])[] = [
  [
    'Deployment',
    'apps/v1',
    { spec: { selector: { matchLabels: { app: 'a' } } } },
    { spec: { selector: { matchLabels: { app: 'b' } } } },
  ],
  [
    'DaemonSet',
    'apps/v1',
    { spec: { selector: { matchLabels: { app: 'a' } } } },
    { spec: { selector: { matchLabels: { app: 'b' } } } },
  ],
  ['StatefulSet', 'apps/v1', { spec: { serviceName: 'a' } }, { spec: { serviceName: 'b' } }],
  [
    'StatefulSet',
    'apps/v1',
    { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { size: 1 } }] } },
    { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { size: 2 } }] } },
  ],
  ['Job', 'batch/v1', { spec: { template: { a: 1 } } }, { spec: { template: { a: 2 } } }],
  ['Service', 'v1', { spec: { type: 'ClusterIP' } }, { spec: { type: 'ClusterIP', clusterIP: 'None' } }],
  ['PersistentVolumeClaim', 'v1', { spec: { storageClassName: 'a' } }, { spec: { storageClassName: 'b' } }],
  [
    'StorageClass',
    'storage.k8s.io/v1',
    { parameters: { encrypted: 'no' } },
    { parameters: { encrypted: 'yes' } },
  ],
  ['RoleBinding', 'rbac.authorization.k8s.io/v1', { roleRef: { name: 'a' } }, { roleRef: { name: 'b' } }],
  ['ConfigMap', 'v1', { immutable: true, data: { a: '1' } }, { immutable: true, data: { a: '2' } }],
  [
    'CustomResourceDefinition',
    'apiextensions.k8s.io/v1',
    { spec: { scope: 'Cluster' } },
    { spec: { scope: 'Namespaced' } },
  ],
];

test.each(fixed)('what Kubernetes refuses to change is replaced: %s', (kind, apiVersion, before, after) => {
  const of = (values: object) => objects({ apiVersion, kind, metadata, ...values });
  const change = onlyChange(of(before), of(after));
  expect(change).toMatchObject({
    action: 'replace',
    risks: [expect.stringContaining('has to be deleted first')],
  });
  expect(change.differences.some(({ replaces }) => replaces)).toBe(true);
});

const free: typeof fixed = [
  [
    'StatefulSet',
    'apps/v1',
    { spec: { replicas: 1, serviceName: 'a' } },
    { spec: { replicas: 2, serviceName: 'a' } },
  ],
  [
    'Job',
    'batch/v1',
    { spec: { suspend: true, template: { a: 1 } } },
    { spec: { suspend: true, template: { a: 2 } } },
  ],
  [
    'PersistentVolumeClaim',
    'v1',
    { spec: { resources: { requests: { storage: '1Gi' } } } },
    { spec: { resources: { requests: { storage: '2Gi' } } } },
  ],
  ['ConfigMap', 'v1', { data: { a: '1' } }, { data: { a: '2' } }],
  [
    'RoleBinding',
    'rbac.authorization.k8s.io/v1',
    { roleRef: { name: 'a' }, subjects: [] },
    { roleRef: { name: 'a' }, subjects: [{ name: 'b' }] },
  ],
];

test.each(free)('what Kubernetes changes in place is a change: %s', (kind, apiVersion, before, after) => {
  const of = (values: object) => objects({ apiVersion, kind, metadata, ...values });
  expect(onlyChange(of(before), of(after))).toMatchObject({ action: 'change', risks: [] });
});

test('the same thing by another name is renamed', () => {
  const { action, name, from } = onlyChange(objects(deployment('orders')), objects(deployment('purchases')));
  expect({ action, name, from }).toEqual({
    action: 'rename',
    name: 'Deployment/shop/purchases',
    from: 'Deployment/shop/orders',
  });
});

test('another thing by another name is not', () => {
  const other = deployment('purchases', {
    replicas: 9,
    template: { spec: { containers: [] } },
    strategy: { type: 'Recreate' },
  });
  expect(actions(objects(deployment('orders')), objects(other))).toEqual([
    'delete:shop/nordic/Deployment/shop/orders',
    'add:shop/nordic/Deployment/shop/purchases',
  ]);
});

test('what is lost for good stands first, what is new last', () => {
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata };
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  const before = objects(
    { apiVersion: 'v1', kind: 'ConfigMap', metadata },
    deployment('auth'),
    claim,
    namespace,
  );
  const after = objects(deployment('auth', { replicas: 3 }), { apiVersion: 'v1', kind: 'Service', metadata });
  expect(changes(before, after).map(({ action, name, loses }) => [action, name, loses])).toEqual([
    ['delete', 'Namespace/shop', 'everything in it'],
    ['delete', 'PersistentVolumeClaim/shop/orders', 'the volume, unless its class retains it'],
    ['delete', 'ConfigMap/shop/orders', undefined],
    ['change', 'Deployment/shop/auth', undefined],
    ['add', 'Service/shop/orders', undefined],
  ]);
});

test('a secret is told to be another, and not what it is', () => {
  const of = (password: string) =>
    objects({ apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', stringData: { password } });
  const change = onlyChange(of('hunter1'), of('hunter2'));
  expect(change.differences.map(({ path }) => path)).toEqual(['stringData.password']);
  expect(JSON.stringify(change)).not.toContain('hunter');
  expect(actions(of('hunter1'), of('hunter1'))).toEqual(none);
});
