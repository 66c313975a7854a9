import { setTimeout as pause } from 'node:timers/promises';

import {
  type ControlPlane,
  controlPlanePrograms,
  schedulingPrograms,
  startControlPlane,
} from './control-plane';
import { describeWith } from './require-program';
import type { Ran } from './run';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 80 }] }] },
    },
  },
};

describeWith(controlPlanePrograms, 'a control plane', () => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
  }, 90_000);
  afterAll(() => cluster?.stop());

  test('accepts a Deployment', async () => {
    expect(await cluster.dryRun(JSON.stringify(deployment))).toMatchObject({ code: 0 });
  });

  test('refuses a misspelt field', async () => {
    const misspelt = { ...deployment, spec: { ...deployment.spec, replica: 2 } };
    const { code, stderr } = await cluster.dryRun(JSON.stringify(misspelt));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('spec.replica') as string });
  });

  test('refuses a selector that does not match', async () => {
    const selector = { matchLabels: { app: 'other' } };
    const { code, stderr } = await cluster.dryRun(
      JSON.stringify({ ...deployment, spec: { ...deployment.spec, selector } }),
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('selector') as string });
  });
});

const node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'apps-1', labels: { 'kubernetes.io/hostname': 'apps-1' } },
};
const status = {
  allocatable: { cpu: '2', memory: '8Gi', pods: '110' },
  conditions: [{ type: 'Ready', status: 'True', reason: 'Test' }],
};

describeWith(schedulingPrograms, 'a control plane that schedules', () => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    const controllers = ['deployment-controller', 'replicaset-controller'];
    cluster = await startControlPlane({ scheduler: true, controllers });
  }, 90_000);
  afterAll(() => cluster?.stop());

  test('binds a Pod of a Deployment to a node', async () => {
    const { kubectl } = cluster;
    const items = [node, deployment];
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    expect(await kubectl(['apply', '--server-side', '-f', '-'], list)).toMatchObject({ code: 0 });
    const patch = ['patch', 'node', 'apps-1', '--subresource=status', '-p', JSON.stringify({ status })];
    expect(await kubectl(patch)).toMatchObject({ code: 0 });
    const bound = ['wait', 'pod', '-l', 'app=web', '--for=condition=PodScheduled', '--timeout=30s'];
    await expect(untilOk(() => kubectl(bound))).resolves.toMatchObject({ code: 0 });
    const { stdout } = await kubectl([
      'get',
      'pod',
      '-l',
      'app=web',
      '-o',
      'jsonpath={.items[*].spec.nodeName}',
    ]);
    expect(stdout).toBe('apps-1');
  }, 90_000);
});

/** `kubectl wait` fails at once while there is nothing to wait for yet. */
async function untilOk(attempt: () => Promise<Ran>): Promise<Ran> {
  const until = Date.now() + 60_000;
  let ran = await attempt();
  while (ran.code !== 0 && Date.now() < until) {
    await pause(250);
    ran = await attempt();
  }
  return ran;
}
