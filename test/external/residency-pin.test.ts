import { ApiObject } from 'cdk8s';

import { filesOf, objectsOf } from '../../src/testing';
import { verify } from '../../src/verify';
import { Microservice } from '../../src/workload';
import { cases } from '../pin/cases';
import { pinned } from '../pin/stack';
import { apply, settled } from './cluster-contents';
import { type ControlPlane, schedulingPrograms, startControlPlane } from './control-plane';
import { addLocalVolumes, addNodes } from './nodes';
import { describeWith } from './require-program';

const image = 'registry.example.no/shop/customers:1.0.0';
const storageClass = 'local-path-personal-data';

function stack() {
  const made = pinned();
  new Microservice(made.customers, 'customers', { image, replicas: 6 });
  const labels = { app: 'archive' };
  new ApiObject(made.customers, 'archive', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'archive' },
    spec: {
      replicas: 3,
      serviceName: 'archive',
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec({ nodeSelector: { [region]: 'norway' } }) },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: storageClass,
            resources: { requests: { storage: '1Gi' } },
          },
        },
      ],
    },
  });
  const text = filesOf(made.platform).get('naust.out/shop-test/report/residency.json')!;
  const report = { file: 'residency.json', text };
  return { objects: objectsOf(made.platform), nodes: made.cluster.nodes, report };
}

const region = 'topology.kubernetes.io/region';

function podSpec(more: object): object {
  return {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'app',
        image,
        resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '10m', memory: '16Mi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
    ...more,
  };
}

interface PodObject {
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string; readonly conditions?: readonly { readonly reason?: string }[] };
}

describeWith(schedulingPrograms, 'a cluster with nodes in two countries', () => {
  const { objects, nodes, report } = stack();
  let cluster: ControlPlane;

  beforeAll(async () => {
    const controllers = [
      'deployment-controller',
      'replicaset-controller',
      'statefulset-controller',
      'daemonset-controller',
      'persistentvolume-binder-controller',
      'validatingadmissionpolicy-status-controller',
    ];
    cluster = await startControlPlane({ scheduler: true, controllers });
    const isOf = (...kinds: string[]) => objects.filter(({ kind }) => kinds.includes(String(kind)));
    await addNodes(cluster, nodes);
    await addLocalVolumes(cluster, nodes, storageClass);
    await apply(cluster, ...isOf('Namespace', 'StorageClass'));
    await apply(cluster, ...isOf('ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'));
    await policiesHold();
    await apply(cluster, ...objects);
  }, 120_000);
  afterAll(() => cluster?.stop());

  async function create(object: object, ...more: string[]): Promise<{ code: number; stderr: string }> {
    const { code, stderr } = await cluster.kubectl(['create', ...more, '-f', '-'], JSON.stringify(object));
    return { code: code ?? 1, stderr };
  }

  /** The API server hears of its own policies a moment later. */
  async function policiesHold(): Promise<void> {
    const refused = cases.filter(({ taken }) => !taken);
    for (const kind of ['Pod', 'PersistentVolumeClaim']) {
      const { object } = refused.find((one) => (one.object as { kind: string }).kind === kind)!;
      const isRefused = async (): Promise<boolean> => (await create(object, '--dry-run=server')).code !== 0;
      expect(await settled(true, isRefused)).toBe(true);
    }
  }

  async function pods(namespace = 'customers'): Promise<readonly PodObject[]> {
    const { stdout } = await cluster.kubectl(['get', 'pods', '-n', namespace, '-o', 'json']);
    return (JSON.parse(stdout) as { items: PodObject[] }).items;
  }

  /** How many pods are where; `Unschedulable` for those that fit nowhere. */
  async function whereabouts(namespace?: string): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const { spec, status } of await pods(namespace)) {
      const where =
        spec.nodeName ?? status.conditions?.find(({ reason }) => reason)?.reason ?? 'not looked at';
      counts[where] = (counts[where] ?? 0) + 1;
    }
    return counts;
  }

  test.each(cases)('decides on $called as it was said at synth', async ({ object, taken }) => {
    const { code, stderr } = await create(object, '--dry-run=server');
    expect({
      taken: code === 0,
      byPolicy: /ValidatingAdmissionPolicy 'naust-personal-data-/.test(stderr),
    }).toEqual({
      taken,
      byPolicy: !taken,
    });
  });

  test('finds nothing wrong with the policies that it is given', async () => {
    const names = objects
      .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy')
      .map((policy) => (policy['metadata'] as { name: string }).name);
    const checked = async (): Promise<unknown> => {
      const { stdout } = await cluster.kubectl(['get', 'validatingadmissionpolicy', ...names, '-o', 'json']);
      const { items } = JSON.parse(stdout) as { items: { status?: { typeChecking?: object } }[] };
      return items.map(({ status }) => status?.typeChecking);
    };
    expect(names.length).toBe(2);
    expect(await settled<unknown>([{}, {}], checked)).toEqual([{}, {}]);
  }, 60_000);

  test('has every pinned pod in Norway, with its volume, and none elsewhere', async () => {
    const there = { 'oslo-1': 9 };
    expect(await settled(there, () => whereabouts())).toEqual(there);
    const { stdout } = await cluster.kubectl(['get', 'pv', '-o', 'json']);
    const { items } = JSON.parse(stdout) as {
      items: { metadata: { name: string }; status: { phase: string } }[];
    };
    const bound = items.filter(({ status }) => status.phase === 'Bound').map(({ metadata }) => metadata.name);
    expect(bound.length).toBe(3);
    expect(bound.filter((name) => !name.startsWith('oslo-1-'))).toEqual([]);
  }, 90_000);

  test('is where it is declared to be, says naust verify, and is not once a volume has moved', async () => {
    const { stdout } = await cluster.kubectl(['get', 'nodes,pv', '-o', 'json']);
    const held = (text: string) =>
      verify({ report, states: [], objects: [{ file: 'objects.json', text }] }).problems.map(
        ({ code }) => code,
      );
    expect(held(stdout)).toEqual([]);
    const volume = (JSON.parse(stdout) as { items: { spec: { claimRef?: object } }[] }).items.find(
      ({ spec }) => spec.claimRef !== undefined,
    );
    expect(held(JSON.stringify(volume).replaceAll('"oslo-1"', '"apps-1"'))).toEqual(['NAUST-VER-006']);
  }, 60_000);

  test('lets storage decide where a pod may be that says nothing itself', async () => {
    const metadata = { name: 'scratch', namespace: 'default' };
    const claim = { accessModes: ['ReadWriteOnce'], storageClassName: storageClass };
    const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'scratch' } }];
    await apply(
      cluster,
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata,
        // More than any volume that is there: a new one has to be made.
        spec: { ...claim, resources: { requests: { storage: '900Gi' } } },
      },
      { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec({ volumes }) },
    );
    const selected = async (): Promise<string> => {
      const { stdout } = await cluster.kubectl(['get', 'pvc', 'scratch', '-o', 'json']);
      const { annotations = {} } = (
        JSON.parse(stdout) as { metadata: { annotations?: Record<string, string> } }
      ).metadata;
      return annotations['volume.kubernetes.io/selected-node'] ?? '';
    };
    expect(await settled('oslo-1', selected)).toBe('oslo-1');
  }, 60_000);

  test('has the pods of a DaemonSet in Norway alone', async () => {
    const { object } = cases.find(({ called }) => called === 'a DaemonSet with a selector')!;
    await apply(cluster, object);
    const there = { 'oslo-1': 10 };
    expect(await settled(there, () => whereabouts())).toEqual(there);
  }, 60_000);

  test('takes a change that leaves pods as they are, and refuses one that lets them go', async () => {
    const scaled = await cluster.kubectl([
      'scale',
      '-n',
      'customers',
      'deployment/customers',
      '--replicas=5',
    ]);
    expect(scaled).toMatchObject({ code: 0 });
    const annotated = await cluster.kubectl(['annotate', '-n', 'customers', 'statefulset/archive', 'a=b']);
    expect(annotated).toMatchObject({ code: 0 });
    const removed = JSON.stringify([{ op: 'remove', path: '/spec/template/spec/affinity' }]);
    const release = ['patch', '-n', 'customers', 'deployment/customers', '--type=json', '-p', removed];
    const refused = await cluster.kubectl(release);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('pods of this namespace are pinned');
  });

  test('takes another policy for what is there: its regions may widen', async () => {
    const widened = objects
      .filter(({ kind }) => kind === 'StorageClass')
      .map((one) => ({
        ...one,
        allowedTopologies: [{ matchLabelExpressions: [{ key: region, values: ['norway', 'sweden'] }] }],
      }));
    await expect(apply(cluster, ...widened)).resolves.toBeUndefined();
  });

  test('lets every pinned pod wait when the node in Norway is gone, though others have room', async () => {
    await cluster.kubectl(['delete', 'daemonset', '-n', 'customers', 'case']);
    await cluster.kubectl(['delete', 'node', 'oslo-1']);
    const all = ['delete', 'pods', '-n', 'customers', '--all', '--force', '--grace-period=0'];
    expect(await cluster.kubectl(all)).toMatchObject({ code: 0 });
    const waiting = { Unschedulable: 8 };
    expect(await settled(waiting, () => whereabouts())).toEqual(waiting);
    expect([...new Set((await pods()).map(({ status }) => status.phase))]).toEqual(['Pending']);
  }, 90_000);
});
