import { podDemand } from '../../src/capacity/pod-demand';
import { demandsOf } from '../../src/capacity/demands';

const asks = (cpu: string, memory: string) => ({ resources: { requests: { cpu, memory } } });
const MiB = 1024 * 1024;

test('containers and sidecars run together', () => {
  const pod = {
    initContainers: [{ ...asks('100m', '128Mi'), restartPolicy: 'Always' }],
    containers: [asks('250m', '512Mi'), asks('0.5', '1Gi')],
  };
  expect(podDemand(pod).each).toEqual({ cpuMillis: 850, memoryBytes: (128 + 512 + 1024) * MiB });
});

test('an init container counts where it asks for more than what runs later', () => {
  const sidecar = { ...asks('100m', '100Mi'), restartPolicy: 'Always' };
  const init = [asks('2', '10Mi'), sidecar, asks('1', '2Gi')];
  expect(podDemand({ initContainers: init, containers: [asks('500m', '50Mi')] }).each).toEqual({
    cpuMillis: 2000,
    memoryBytes: 2148 * MiB,
  });
});

test('a limit alone is the request too', () => {
  expect(podDemand({ containers: [{ resources: { limits: { cpu: '1', memory: '1Mi' } } }] }).each).toEqual({
    cpuMillis: 1000,
    memoryBytes: MiB,
  });
});

test('a node selector holds together with each term of the affinity', () => {
  const expression = { key: 'zone', operator: 'In', values: ['hel1'] };
  const pod = {
    nodeSelector: { disk: 'nvme' },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [expression] }],
        },
      },
    },
  };
  expect(podDemand(pod).terms).toEqual([
    { labels: [{ key: 'disk', operator: 'In', values: ['nvme'] }, expression], fields: [] },
  ]);
});

test('an autoscaler may ask for its most', () => {
  const metadata = { name: 'orders', namespace: 'shop' };
  const template = { spec: { containers: [asks('1', '1Mi')] } };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template } };
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: { maxReplicas: 9, scaleTargetRef: { kind: 'Deployment', name: 'orders' } },
  };
  expect(demandsOf([deployment]).map(({ copies }) => copies)).toEqual([1]);
  expect(demandsOf([deployment, autoscaler]).map(({ name, copies }) => `${name} ${copies}`)).toEqual([
    'Deployment shop/orders 9',
  ]);
});
