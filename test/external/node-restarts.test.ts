import { NodeRestarts } from '../../src/restarts';
import { nordic } from '../observability/stack';
import { describeInNamespace } from './cloud-init-namespace';
import { apply, settled, yamlOf } from './cluster-contents';
import { type ControlPlane, schedulingPrograms, startControlPlane } from './control-plane';
import { addNodes } from './nodes';
import { describeWith } from './require-program';
import { runOk } from './run';

const asKured = '--as=system:serviceaccount:kured:kured';

const application = (name: string, node: string): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { 'app.kubernetes.io/name': name } },
  spec: { nodeName: node, containers: [{ name: 'application', image: 'example.no/application:1.0.0' }] },
});

describeWith(schedulingPrograms, 'a cluster that restarts its nodes', () => {
  const { platform, cluster: described } = nordic();
  new NodeRestarts(described, 'restarts');
  let cluster: ControlPlane;
  const asItself = (...args: readonly string[]) => cluster.kubectl([...args, asKured]);

  beforeAll(async () => {
    cluster = await startControlPlane({ scheduler: true, controllers: ['daemonset-controller'] });
    await addNodes(cluster, described.nodes);
  }, 120_000);
  afterAll(() => cluster?.stop());

  test('accepts every object, without a warning', async () => {
    const applied = ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', '-'];
    const { code, stderr } = await cluster.kubectl(applied, yamlOf(platform));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 60_000);

  test('has a pod of it on every node, servers among them', async () => {
    const placed = async (): Promise<readonly (string | undefined)[]> => {
      const { stdout } = await cluster.kubectl(['get', 'pods', '-n', 'kured', '-o', 'json']);
      const { items } = JSON.parse(stdout) as { items: { spec: { nodeName?: string } }[] };
      return items.map(({ spec }) => spec.nodeName).sort();
    };
    const wanted = described.nodes.map(({ name }) => name).sort();
    expect(await settled<readonly (string | undefined)[]>(wanted, placed)).toEqual(wanted);
  }, 60_000);

  test('lets one of them write its name into the lock, and keeps it when the stack is applied again', async () => {
    const read = ['get', 'daemonset', 'kured', '-n', 'kured', '-o', 'json'];
    const { stdout } = await asItself(...read);
    const daemon = JSON.parse(stdout) as { metadata: { annotations: Record<string, string> } };
    const lock = '{"nodeID":"apps-1"}';
    daemon.metadata.annotations = { ...daemon.metadata.annotations, 'weave.works/kured-node-lock': lock };
    const written = await cluster.kubectl(['replace', '-f', '-', asKured], JSON.stringify(daemon));
    expect(written).toMatchObject({ code: 0 });
    await cluster.kubectl(['apply', '--server-side', '-f', '-'], yamlOf(platform));
    const after = JSON.parse((await cluster.kubectl(read)).stdout) as typeof daemon;
    expect(after.metadata.annotations['weave.works/kured-node-lock']).toBe(lock);
  }, 60_000);

  test('lets it empty a node, and take pods there again', async () => {
    await apply(cluster, application('orders', 'apps-1'));
    const drained = await asItself(
      'drain',
      'apps-1',
      '--ignore-daemonsets',
      '--delete-emptydir-data',
      '--force',
      '--grace-period=0',
      '--timeout=20s',
    );
    expect(drained).toMatchObject({ code: 0, stdout: expect.stringContaining('node/apps-1 drained') });
    expect(await asItself('uncordon', 'apps-1')).toMatchObject({ code: 0 });
    const { stdout } = await cluster.kubectl(['get', 'pod', '-n', 'default', '-o', 'name']);
    expect(stdout).toBe('');
  }, 60_000);

  test('waits for what a PodDisruptionBudget does not let go', async () => {
    const selector = { matchLabels: { 'app.kubernetes.io/name': 'ledger' } };
    await apply(cluster, application('ledger', 'apps-2'), {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'ledger', namespace: 'default' },
      spec: { minAvailable: 1, selector },
    });
    const drained = await asItself('drain', 'apps-2', '--ignore-daemonsets', '--force', '--timeout=3s');
    expect(drained.code).not.toBe(0);
    const { stdout } = await cluster.kubectl(['get', 'pod', 'ledger', '-n', 'default', '-o', 'name']);
    expect(stdout.trim()).toBe('pod/ledger');
  }, 60_000);

  test.each([
    ['read a Secret', ['get', 'secrets', '-A']],
    ['delete a pod past its budget', ['delete', 'pods']],
    ['make a pod', ['create', 'pods']],
    ['run a command in a pod', ['create', 'pods/exec']],
    ['change another DaemonSet', ['update', 'daemonsets/node-exporter', '-n', 'kured']],
    ['delete a node', ['delete', 'nodes']],
    ['give itself more', ['update', 'clusterroles']],
  ])('does not let it %s', async (_, question) => {
    const { stdout } = await asItself('auth', 'can-i', ...question);
    expect(stdout.trim()).toBe('no');
  });
});

/** The first process, as systemd is on a host, and a signal to it from one that has given up every capability. */
const restart = `trap 'echo restarts; exit' RTMIN+5
setpriv --bounding-set=-all --inh-caps=-all sh -c 'grep CapEff /proc/self/status; kill -39 1' 2>&1
echo stays`;

describeInNamespace(['setpriv', 'bash'], 'the signal that restarts a host', () => {
  test('comes through from root without capabilities', async () => {
    const { stdout } = await runOk('unshare', [
      '-r',
      '--fork',
      '--pid',
      '--mount-proc',
      'bash',
      '-c',
      restart,
    ]);
    expect(stdout.split('\n')).toEqual([expect.stringMatching(/^CapEff:\s+0+$/), 'restarts', '']);
  });
});
