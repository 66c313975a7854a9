import { setTimeout as pause } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import norway from '../../examples/norway/main';
import shop from '../../examples/shop/main';
import { Cluster, type ClusterNode } from '../../src/cluster';
import type { Platform, Project } from '../../src/platform';
import { yamlOf } from './cluster-contents';
import { type ControlPlane, schedulingPrograms, startControlPlane } from './control-plane';
import { addLocalVolumes, addNodes } from './nodes';
import { describeWith } from './require-program';

const controllers = [
  'deployment-controller',
  'replicaset-controller',
  'statefulset-controller',
  'daemonset-controller',
  'persistentvolume-binder-controller',
];

function nodesOf(platform: Platform): readonly ClusterNode[] {
  return platform.node.children
    .filter((child) => child instanceof Cluster)
    .flatMap((cluster) => cluster.nodes);
}

interface Pod {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly nodeName?: string };
}

const examples: [string, Project, string[]][] = [
  [
    'the shop',
    shop,
    ['auth', 'orders', 'payment', 'order-projection-worker', 'prometheus', 'loki', 'grafana'],
  ],
  ['the journal in Norway', norway, ['records', 'gateway', 'prometheus', 'loki', 'grafana']],
];

describeWith([...schedulingPrograms, 'cert-manager-crds'], 'a real control plane', (paths) => {
  describe.each(examples)('given %s', (_, project, inNorway) => {
    const platform = project.platforms['prod']!;
    const nodes = nodesOf(platform);
    let cluster: ControlPlane;

    beforeAll(async () => {
      cluster = await startControlPlane({ scheduler: true, controllers });
      await ok(['apply', '--server-side', '-f', '-'], readFileSync(paths['cert-manager-crds'], 'utf8'));
      await ok(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
      await addNodes(cluster, nodes);
      await addLocalVolumes(cluster, nodes, 'local-path-telemetry');
    }, 120_000);
    afterAll(() => cluster?.stop());

    async function ok(args: readonly string[], stdin?: string): Promise<void> {
      const { code, stderr } = await cluster.kubectl(args, stdin);
      expect({ args: args.slice(0, 3), code, stderr }).toEqual({
        args: args.slice(0, 3),
        code: 0,
        stderr: '',
      });
    }

    async function pods(): Promise<readonly Pod[]> {
      const { stdout } = await cluster.kubectl(['get', 'pods', '-A', '-o', 'json']);
      return (JSON.parse(stdout) as { items: Pod[] }).items;
    }

    async function settledPods(): Promise<readonly Pod[]> {
      const until = Date.now() + 60_000;
      let found = await pods();
      let before = -1;
      while ((found.length !== before || found.some(({ spec }) => !spec.nodeName)) && Date.now() < until) {
        before = found.length;
        await pause(2_000);
        found = await pods();
      }
      return found;
    }

    test('accepts every object strictly, and Pod Security warns of none', async () => {
      const args = ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', '-'];
      expect(await cluster.kubectl(args, yamlOf(platform))).toMatchObject({ code: 0, stderr: '' });
    }, 120_000);

    test('finds a node for every pod, and a node in Norway for what is held to it', async () => {
      const found = await settledPods();
      expect(found.filter(({ spec }) => !spec.nodeName).map(({ metadata }) => metadata.name)).toEqual([]);
      const region = new Map(nodes.map((node) => [node.name, node.labels['topology.kubernetes.io/region']]));
      const held = found.filter(({ metadata }) =>
        inNorway.includes(metadata.labels['app.kubernetes.io/name'] ?? ''),
      );
      expect(held.length).toBeGreaterThanOrEqual(inNorway.length);
      expect(new Set(held.map(({ spec }) => region.get(spec.nodeName ?? '')))).toEqual(new Set(['norway']));
    }, 120_000);
  });
});
