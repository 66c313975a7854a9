import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configOf } from '../observability/objects';
import { nordic, observed } from '../observability/stack';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { addNode, apply, settled, yamlOf } from './observability-cluster';
import { freePort, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
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

interface Target {
  readonly scrapeUrl: string;
  readonly labels: Readonly<Record<string, string>>;
}

describeWith([...controlPlanePrograms, 'prometheus'], 'Prometheus in a cluster', ({ prometheus }) => {
  const folder = temporaryFolder('prometheus-cluster');
  let cluster: ControlPlane;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    cluster = await startControlPlane();
    const applied = await cluster.kubectl(['apply', '--server-side', '-f', '-'], yamlOf(observed()));
    if (applied.code !== 0) throw new Error(applied.stderr);
    await apply(cluster, service, endpoints);
    for (const node of nordic().cluster.pools.oslo.nodes) await addNode(cluster, node);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = await startServer(
      prometheus,
      [
        `--config.file=${await asItsServiceAccount(cluster)}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { ready: urlAnswers(`${url}/-/ready`) },
    );
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await cluster?.stop();
  });

  /** As in the pod, but that it is told where the API is, with a token of its own service account. */
  async function asItsServiceAccount(of: ControlPlane): Promise<string> {
    const { stdout: token } = await of.kubectl(['create', 'token', 'prometheus', '-n', 'observability']);
    writeFileSync(join(folder, 'token'), token.trim());
    writeFileSync(join(folder, 'ca.crt'), '');
    const file = join(folder, 'kubeconfig');
    const kubeconfig = {
      clusters: [{ name: 'test', cluster: { server: of.server, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'prometheus', user: { token: token.trim() } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'prometheus' } }],
      'current-context': 'test',
    };
    writeFileSync(file, JSON.stringify(kubeconfig));
    const config = join(folder, 'prometheus.yml');
    const text = configOf(observed(), 'prometheus', 'prometheus.yml')
      .replaceAll(
        'ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt',
        'insecure_skip_verify: true',
      )
      .replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', folder)
      .replaceAll(/- role: (\w+)/g, `- role: $1\n        kubeconfig_file: ${file}`);
    writeFileSync(config, text);
    return config;
  }

  async function targetsOf(job: string): Promise<readonly Target[]> {
    const answer = await fetch(`${url}/api/v1/targets?state=active`);
    const { data } = (await answer.json()) as { data: { activeTargets: Target[] } };
    return data.activeTargets
      .filter((target) => target.labels['job'] === job)
      .map(({ scrapeUrl, labels }) => ({ scrapeUrl, labels }));
  }

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
      expect(await settled(wanted, () => targetsOf(job))).toEqual(wanted);
    },
    60_000,
  );

  test('may ask the API server for its metrics, and nobody for a Secret', async () => {
    const may = async (...args: readonly string[]): Promise<string> => {
      const account = '--as=system:serviceaccount:observability:prometheus';
      return (await cluster.kubectl(['auth', 'can-i', account, ...args])).stdout.trim();
    };
    expect(await may('get', '/metrics')).toBe('yes');
    expect(await may('get', 'secrets', '-A')).toBe('no');
    expect(await may('create', 'pods', '-A')).toBe('no');
  }, 30_000);
});
