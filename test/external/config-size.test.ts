import { configSize } from '../../src/pod';
import { type ControlPlane, startControlPlane } from './control-plane';
import { describeWith } from './require-program';

const most = 1_048_576;

describeWith(['etcd', 'kube-apiserver', 'kubectl'], 'a ConfigMap before the API server', () => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
  }, 120_000);
  afterAll(() => cluster?.stop());

  const map = (...lengths: readonly number[]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'files', namespace: 'default' },
    data: Object.fromEntries(
      lengths.map((length, index) => [`a-rather-long-name-${index}`, 'x'.repeat(length)]),
    ),
  });

  test.each([
    ['that is just full is taken', map(most - 10, 10), true],
    ['with one byte more is refused', map(most - 10, 11), false],
  ])(
    '%s, as naust says',
    async (_, object, taken) => {
      const applied = await cluster.kubectl(
        ['apply', '--server-side', '--dry-run=server', '-f', '-'],
        JSON.stringify(object),
      );
      expect(applied.code === 0).toBe(taken);
      expect(configSize(object).length === 0).toBe(taken);
    },
    30_000,
  );
});
