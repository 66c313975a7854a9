import { Observability } from '../../src/observability';
import { nordic } from '../observability/stack';
import { settled, yamlOf } from './cluster-contents';
import { type ControlPlane, schedulingPrograms, startControlPlane } from './control-plane';
import { addLocalVolumes, addNodes } from './nodes';
import { describeWith } from './require-program';

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

const everywhere = (place: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['alertmanager', 'alloy', 'blackbox-exporter', 'grafana', 'kube-state-metrics', 'loki', 'prometheus'].map(
      (name) => [name, place],
    ),
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
    await addNodes(cluster, finnish);
    await addLocalVolumes(cluster, finnish, 'local-path-telemetry');
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
    await addLocalVolumes(cluster, norwegian, 'local-path-telemetry');
    await addNodes(cluster, norwegian);
    const there = everywhere('oslo-1');
    expect(await settled(there, () => whereabouts(cluster))).toEqual(there);
  }, 60_000);
});
