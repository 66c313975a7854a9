import { setTimeout as pause } from 'node:timers/promises';

import { objectsOf } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { nordic } from '../workload/nordic';
import { apply } from './cluster-contents';
import { type ControlPlane, schedulingPrograms, startControlPlane } from './control-plane';
import { addNodes } from './nodes';
import { describeWith } from './require-program';

const image = 'registry.example.no/shop/customers:1.0.0';

function platform() {
  const made = nordic();
  new Microservice(made.shop, 'customers', { image, personalData: true, replicas: 2 });
  new Microservice(made.shop, 'orders', {
    image,
    on: made.cluster.pools.apps,
    replicas: 1,
    logs: '/var/log/orders',
  });
  return { objects: objectsOf(made.platform), nodes: made.cluster.nodes };
}

interface PodObject {
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string; readonly conditions?: readonly { readonly reason?: string }[] };
}

describeWith(schedulingPrograms, 'the scheduler', () => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    const controllers = ['deployment-controller', 'replicaset-controller'];
    cluster = await startControlPlane({ scheduler: true, controllers });
    const { objects, nodes } = platform();
    const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
    await addNodes(cluster, nodes);
    for (const items of [namespaces, objects]) await apply(cluster, ...items);
  }, 90_000);
  afterAll(() => cluster?.stop());

  async function podsOf(name: string): Promise<readonly PodObject[]> {
    const selector = `app.kubernetes.io/name=${name}`;
    const { stdout } = await cluster.kubectl(['get', 'pods', '-n', 'shop', '-l', selector, '-o', 'json']);
    return (JSON.parse(stdout) as { items: PodObject[] }).items;
  }

  /** The pods once there are so many, each of which is either bound or known not to be. */
  async function settled(name: string, count: number): Promise<readonly PodObject[]> {
    const isDecided = ({ spec, status: { conditions = [] } }: PodObject): boolean =>
      spec.nodeName !== undefined || conditions.some(({ reason }) => reason === 'Unschedulable');
    const until = Date.now() + 60_000;
    let pods = await podsOf(name);
    while ((pods.length !== count || !pods.every(isDecided)) && Date.now() < until) {
      await pause(250);
      pods = await podsOf(name);
    }
    return pods;
  }

  const nodesOf = (pods: readonly PodObject[]): unknown[] => pods.map(({ spec }) => spec.nodeName);

  test('puts personal data on the node in Norway, and only there', async () => {
    expect(nodesOf(await settled('customers', 2))).toEqual(['oslo-1', 'oslo-1']);
  }, 90_000);

  test('puts what is held to a pool on that pool', async () => {
    expect(nodesOf(await settled('orders', 1))).toEqual(['apps-1']);
  }, 90_000);

  test('lets personal data wait when the node in Norway is gone, though others have room', async () => {
    expect(await cluster.kubectl(['delete', 'node', 'oslo-1'])).toMatchObject({ code: 0 });
    const gone = [
      'delete',
      'pods',
      '-n',
      'shop',
      '-l',
      'app.kubernetes.io/name=customers',
      '--force',
      '--grace-period=0',
    ];
    expect(await cluster.kubectl(gone)).toMatchObject({ code: 0 });
    const pods = await settled('customers', 2);
    expect(nodesOf(pods)).toEqual([undefined, undefined]);
    expect(pods.map(({ status: { phase } }) => phase)).toEqual(['Pending', 'Pending']);
  }, 90_000);
});
