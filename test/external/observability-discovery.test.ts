import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nordic, observed, observedInOneSite, oneSite } from '../observability/stack';
import { apply, settled } from './cluster-contents';
import { controlPlanePrograms } from './control-plane';
import { addNodes } from './nodes';
import { type ObservedCluster, startObserved, type Target } from './observability-prometheus';
import { describeWith } from './require-program';
import { type StandInKubelet, startStandInKubelet } from './stand-in-kubelet';
import { temporaryFolder } from './temporary-folder';

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'orders', namespace: 'default', labels: { 'naust/metrics': 'true' } },
  spec: {
    ports: [
      { name: 'http', port: 80 },
      { name: 'metrics', port: 9102 },
    ],
  },
};
const endpoints = {
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'orders-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'orders' } },
  addressType: 'IPv4',
  endpoints: [{ addresses: ['192.0.2.10'], conditions: { ready: true } }],
  ports: [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9102 },
  ],
};

const programs = [...controlPlanePrograms, 'prometheus'] as const;

describeWith(programs, 'Prometheus in a cluster across sites', ({ prometheus }) => {
  const folder = temporaryFolder('prometheus-across-sites');
  let observing: ObservedCluster;

  beforeAll(async () => {
    observing = await startObserved(prometheus, observed(), folder);
    await apply(observing.cluster, service, endpoints);
    await addNodes(observing.cluster, nordic().cluster.pools.oslo.nodes);
  }, 120_000);
  afterAll(() => observing?.stop());

  test.each<[string, readonly Target[]]>([
    [
      'orders',
      [
        {
          scrapeUrl: 'http://192.0.2.10:9102/metrics',
          labels: { instance: '192.0.2.10:9102', job: 'orders', namespace: 'default' },
        },
      ],
    ],
    [
      'kubelet',
      [
        {
          scrapeUrl: 'https://kubernetes.default.svc:443/api/v1/nodes/oslo-1/proxy/metrics',
          labels: { instance: 'oslo-1', job: 'kubelet', node: 'oslo-1' },
        },
      ],
    ],
    [
      'cadvisor',
      [
        {
          scrapeUrl: 'https://kubernetes.default.svc:443/api/v1/nodes/oslo-1/proxy/metrics/cadvisor',
          labels: { instance: 'oslo-1', job: 'cadvisor', node: 'oslo-1' },
        },
      ],
    ],
  ])(
    'finds %s with the rights of its service account',
    async (job, wanted) => {
      expect(await settled(wanted, () => observing.targetsOf(job))).toEqual(wanted);
    },
    60_000,
  );

  test('may ask the API server for its metrics and those of kubelets, and nobody for a Secret', async () => {
    expect(await observing.may('get', '/metrics')).toBe('yes');
    expect(await observing.may('get', 'nodes', '--subresource=proxy')).toBe('yes');
    expect(await observing.may('get', 'secrets', '-A')).toBe('no');
    expect(await observing.may('create', 'pods', '-A')).toBe('no');
  }, 30_000);
});

describeWith(programs, 'Prometheus in a cluster of one site', ({ prometheus }) => {
  const folder = temporaryFolder('prometheus-one-site');
  const node = oneSite().cluster.pools.apps.nodes[0]!;
  let kubelet: StandInKubelet;
  let observing: ObservedCluster;

  beforeAll(async () => {
    kubelet = await startStandInKubelet(node.name, folder);
    observing = await startObserved(prometheus, observedInOneSite(), folder, kubelet.ca);
    const { cluster } = observing;
    await addNodes(cluster, [node]);
    const status = {
      addresses: [{ type: 'InternalIP', address: kubelet.address }],
      daemonEndpoints: { kubeletEndpoint: { Port: kubelet.port } },
    };
    const patch = ['patch', 'node', node.name, '--subresource=status', '-p', JSON.stringify({ status })];
    expect(await cluster.kubectl(patch)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(async () => {
    await observing?.stop();
    await kubelet?.stop();
  });

  test.each(['kubelet', 'cadvisor'])(
    'asks each node for what %s tells, and believes its certificate',
    async (job) => {
      const up = { [node.name]: 'up' };
      expect(await settled(up, () => observing.healthOf(job))).toEqual(up);
    },
    60_000,
  );

  test('shows the kubelet the token of its service account', () => {
    const token = readFileSync(join(folder, 'token'), 'utf8');
    expect(kubelet.askedWith(token)).toEqual(['/metrics', '/metrics/cadvisor']);
  });

  test('may ask kubelets for metrics and for nothing else', async () => {
    expect(await observing.may('get', 'nodes', '--subresource=metrics')).toBe('yes');
    expect(await observing.may('get', 'nodes', '--subresource=proxy')).toBe('no');
    expect(await observing.may('get', 'nodes', '--subresource=log')).toBe('no');
  }, 30_000);
});
