import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { ClusterNode } from '../../src/cluster';
import { Observability } from '../../src/observability';
import { filesOf } from '../../src/testing';
import { configOf } from '../observability/objects';
import { nordic, observed } from '../observability/stack';
import {
  type ControlPlane,
  controlPlanePrograms,
  schedulingPrograms,
  startControlPlane,
} from './control-plane';
import { freePort, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';

/** The files of a platform in the order they are applied. */
function yamlOf(platform = observed()): string {
  const files = [...filesOf(platform)].filter(([path]) => path.startsWith('dist/'));
  return files.map(([, text]) => text).join('---\n');
}

async function apply(cluster: ControlPlane, ...objects: readonly object[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  const ran = await cluster.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(list));
  if (ran.code !== 0) throw new Error(ran.stderr);
}

/** A node that answers for itself as ready, with the labels that naust gives it. */
async function addNode(cluster: ControlPlane, { name, labels }: ClusterNode): Promise<void> {
  const all = { 'kubernetes.io/hostname': name, ...labels };
  await apply(cluster, { apiVersion: 'v1', kind: 'Node', metadata: { name, labels: all } });
  const status = {
    allocatable: { cpu: '8', memory: '64Gi', pods: '110' },
    conditions: [{ type: 'Ready', status: 'True', reason: 'Test' }],
  };
  const ran = await cluster.kubectl([
    'patch',
    'node',
    name,
    '--subresource=status',
    '-p',
    JSON.stringify({ status }),
  ]);
  if (ran.code !== 0) throw new Error(ran.stderr);
}

/** What local-path would make, one for each claim, on this node. */
function volumesOn(node: string): readonly object[] {
  return ['50Gi', '50Gi', '5Gi', '1Gi'].map((storage, index) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `${node}-${index}` },
    spec: {
      capacity: { storage },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'local-path',
      local: { path: `/var/lib/volumes/${index}` },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] },
          ],
        },
      },
    },
  }));
}

const localPath = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'local-path' },
  provisioner: 'kubernetes.io/no-provisioner',
  volumeBindingMode: 'WaitForFirstConsumer',
};

interface Pod {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly reason?: string }[] };
}

async function pods(cluster: ControlPlane): Promise<readonly Pod[]> {
  const { stdout } = await cluster.kubectl(['get', 'pods', '-A', '-o', 'json']);
  return (JSON.parse(stdout) as { items: Pod[] }).items;
}

/** Where each pod is, `Unschedulable` for one that fits nowhere, by the part it belongs to. */
async function whereabouts(cluster: ControlPlane): Promise<Readonly<Record<string, string>>> {
  const all = (await pods(cluster)).map((pod): [string, string] => {
    const reason = pod.status.conditions?.find(({ type }) => type === 'PodScheduled')?.reason;
    return [
      pod.metadata.labels['app.kubernetes.io/name'] ?? '',
      pod.spec.nodeName ?? reason ?? 'not looked at',
    ];
  });
  return Object.fromEntries(all.filter(([name]) => name !== 'node-exporter').sort());
}

/** The answer as soon as it is the wanted one, or the last one there was. */
async function settled<T>(wanted: T, ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + 45_000;
  let answer = await ask();
  while (JSON.stringify(answer) !== JSON.stringify(wanted) && Date.now() < until) {
    await pause(250);
    answer = await ask();
  }
  return answer;
}

const everywhere = (place: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['alloy', 'grafana', 'kube-state-metrics', 'loki', 'prometheus'].map((name) => [name, place]),
  );

describeWith(schedulingPrograms, 'a cluster that runs the stack', () => {
  const { platform, cluster: described } = nordic();
  new Observability(described, 'observability', { on: described.pools.oslo });
  const finnish = described.pools.apps.nodes;
  const norwegian = described.pools.oslo.nodes;
  let cluster: ControlPlane;

  beforeAll(async () => {
    cluster = await startControlPlane({
      scheduler: true,
      controllers: [
        'statefulset-controller',
        'deployment-controller',
        'replicaset-controller',
        'daemonset-controller',
        'persistentvolume-binder-controller',
      ],
    });
    for (const node of finnish) {
      await addNode(cluster, node);
      await apply(cluster, localPath, ...volumesOn(node.name));
    }
  }, 120_000);
  afterAll(() => cluster?.stop());

  test('accepts every object, without a warning', async () => {
    const applied = ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', '-'];
    const { code, stderr } = await cluster.kubectl(applied, yamlOf(platform));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 60_000);

  test('places nothing that keeps telemetry on nodes in Finland', async () => {
    const nowhere = everywhere('Unschedulable');
    expect(await settled(nowhere, () => whereabouts(cluster))).toEqual(nowhere);
  }, 60_000);

  test('measures the nodes in Finland all the same', async () => {
    const measured = async (): Promise<readonly (string | undefined)[]> =>
      (await pods(cluster))
        .filter((pod) => pod.metadata.labels['app.kubernetes.io/name'] === 'node-exporter')
        .map((pod) => pod.spec.nodeName)
        .sort();
    const wanted = finnish.map((node) => node.name);
    expect(await settled<readonly (string | undefined)[]>(wanted, measured)).toEqual(wanted);
  }, 60_000);

  test('places all of it in Norway as soon as a node is there', async () => {
    for (const node of norwegian) {
      await addNode(cluster, node);
      await apply(cluster, ...volumesOn(node.name));
    }
    const there = everywhere('oslo-1');
    expect(await settled(there, () => whereabouts(cluster))).toEqual(there);
  }, 60_000);
});

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
    const applied = await cluster.kubectl(['apply', '--server-side', '-f', '-'], yamlOf());
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
