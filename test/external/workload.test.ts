import { Duration } from 'cdk8s';
import { podFieldsOf } from '../../src/pod';
import { SecretRef } from '../../src/secrets';
import { objectsOf } from '../../src/testing';
import { CronTask, Daemon, External, Microservice, type MicroserviceProps, Worker } from '../../src/workload';
import { nordic } from '../workload/nordic';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { describeWith } from './require-program';
import type { Ran } from './run';

const image = 'registry.example.no/shop/orders:1.4.2';
type Props = Partial<MicroserviceProps>;

/** Every kind of workload with everything it can have, and what surrounds it. */
function objects(change: Props = {}): readonly Readonly<Record<string, unknown>>[] {
  const { platform, cluster, shop } = nordic();
  const inventory = new Microservice(shop, 'inventory', {
    image,
    logs: '/var/log/inventory',
    on: cluster.pools.apps,
    autoscale: { maxReplicas: 6 },
  });
  const orders = new Microservice(shop, 'orders', {
    image,
    personalData: true,
    priority: 'critical',
    startsWithin: Duration.minutes(20),
    replicas: 1,
    environment: { DB_PASSWORD: SecretRef.key('orders-db.app', 'password'), EMPTY: '' },
    labels: { app: 'order-system' },
    ...change,
  });
  const worker = new Worker(shop, 'order-projection-worker', {
    image,
    labels: { app: 'order-system' },
    podLabels: { app: 'order-projection' },
    heartbeat: { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) },
  });
  const report = new CronTask(shop, 'report', {
    image,
    schedule: '*/15 8-17 ? jan-DEC mon-fri',
    timeZone: 'Europe/Oslo',
    concurrency: 'replace',
    priority: 'batch',
  });
  report.calls(orders);
  new Daemon(shop, 'agent', {
    image,
    alive: ['/app/alive'],
    tolerates: [
      { key: 'dedicated', value: 'database' },
      { key: 'gpu', effect: 'NoSchedule' },
    ],
  });
  const at = External.cidrs(shop, 'logs', { host: 'logs.example.no', cidrs: ['192.0.2.0/24'] });
  const recipient = { name: 'Loggtjenesten', country: 'NO', purpose: 'keeping logs' } as const;
  for (const by of ['alloy', 'fluent-bit', 'fluentd'] as const) {
    const logs = { directory: '/var/log/orders', by, image, to: { at, recipient } };
    new Microservice(shop, `by-${by}`, { image, logs });
  }
  orders.calls(inventory);
  worker.calls(orders);
  orders.calls(
    External.https(shop, 'cards', {
      host: 'api.cards.example.no',
      cidrs: ['203.0.113.0/24', '2001:db8::/32'],
      personalData: { name: 'Kortnettet', country: 'NO', purpose: 'payment' },
    }),
  );
  return objectsOf(platform);
}

const nameOf = (object: Readonly<Record<string, unknown>>): unknown =>
  (object['metadata'] as { readonly name: string }).name;
const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

describeWith(controlPlanePrograms, 'the API server, with Pod Security restricted', () => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
    const namespaces = objects().filter(({ kind }) => kind === 'Namespace');
    expect(namespaces).toHaveLength(1);
    const made = await cluster.kubectl(['apply', '--server-side', '-f', '-'], list(namespaces));
    expect(made).toMatchObject({ code: 0, stderr: '' });
  }, 90_000);
  afterAll(() => cluster?.stop());

  const dryRun = (change?: Props): Promise<Ran> => cluster.dryRun(list(objects(change)));

  test('takes every object without a warning', async () => {
    const { code, stderr, stdout } = await dryRun();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/serverside-applied/g)).toHaveLength(objects().length);
  });

  // The API server drops what is empty; what it drops and the file says would be a change for ever.
  test('has nothing to change once everything is applied', async () => {
    const everything = list(objects());
    const applied = await cluster.kubectl(['apply', '--server-side', '-f', '-'], everything);
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    for (const side of ['--server-side=true', '--server-side=false']) {
      const { code, stdout } = await cluster.kubectl(['diff', side, '-f', '-'], everything);
      expect({ side, code, stdout }).toEqual({ side, code: 0, stdout: '' });
    }
  });

  test.each([
    ['Deployment', 'orders', 1_000_000, 'PreemptLowerPriority'],
    ['CronJob', 'report', -10, 'Never'],
    ['Deployment', 'inventory', 0, 'PreemptLowerPriority'],
  ])('gives the pods of the %s %s their priority', async (kind, name, priority, preemptionPolicy) => {
    const everything = objects();
    const applied = await cluster.kubectl(['apply', '--server-side', '-f', '-'], list(everything));
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    const object = everything.find((each) => each['kind'] === kind && nameOf(each) === name);
    const made = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'shop' },
      spec: podFieldsOf(object),
    };
    const { code, stdout } = await cluster.kubectl(
      ['create', '--dry-run=server', '-o', 'json', '-f', '-'],
      JSON.stringify(made),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ spec: { priority, preemptionPolicy } });
  });

  test('would have shown a change', async () => {
    const { code, stdout } = await cluster.kubectl(
      ['diff', '--server-side', '-f', '-'],
      list(objects({ replicas: 2 })),
    );
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('+  replicas: 2') as string,
    });
  });

  test.each(['0 0 * * 7', '60 * * * *', 'TZ=Europe/Oslo 0 3 * * *'])(
    'would have refused the schedule %s',
    async (schedule) => {
      const everything = objects().map((object) =>
        object['kind'] === 'CronJob'
          ? { ...object, spec: { ...(object['spec'] as object), schedule } }
          : object,
      );
      const { code, stderr } = await cluster.dryRun(list(everything));
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining('spec.schedule') as string,
      });
    },
  );

  test('would have warned of a pod that asks for more', async () => {
    const { stderr } = await dryRun({ pod: (t) => ({ ...t, spec: { ...t.spec, hostNetwork: true } }) });
    expect(stderr).toContain('would violate PodSecurity "restricted');
  });

  test('would have refused a field that it does not know', async () => {
    const { code, stderr } = await dryRun({
      pod: (t) => ({ ...t, spec: { ...t.spec, priorityClass: 'high' } }),
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('priorityClass') as string });
  });
});
