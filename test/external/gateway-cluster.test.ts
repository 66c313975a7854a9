import { Yaml } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { Entry, Gateway } from '../../src/gateway';
import { Template } from '../../src/testing';
import { clusterProps, inPlainChart, plainChart } from '../gateway/stacks';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { describeWith } from './require-program';
import type { Ran } from './run';

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly { ports: { hostPort?: number }[] }[] };
    };
  };
}

/** Pod Security refuses pods, and only warns about what makes them. */
function podOf(chart: Chart, onNode: boolean): string {
  const { spec } = Template.of(chart).object<Deployment>('Deployment', 'gateway').spec.template;
  const containers = spec.containers.map((container) => ({
    ...container,
    ports: container.ports.map((port) => (onNode ? { ...port, hostPort: 80 } : port)).slice(0, 1),
  }));
  const metadata = { name: 'gateway', namespace: 'shop' };
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...spec, containers } });
}

describeWith(controlPlanePrograms, 'Kubernetes', () => {
  let cluster: ControlPlane;
  beforeAll(async () => {
    cluster = await startControlPlane();
    await enforce('restricted');
  }, 90_000);
  afterAll(() => cluster?.stop());

  function enforce(level: string): Promise<Ran> {
    const labels = { 'pod-security.kubernetes.io/enforce': level };
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
    return cluster.kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(namespace));
  }

  test.each([
    ['inside the cluster', Entry.address('203.0.113.10', { from: ['203.0.113.0/28'] })],
    [
      'behind node ports',
      Entry.address('203.0.113.10', { from: ['203.0.113.0/28'], nodePorts: { http: 30080, https: 30443 } }),
    ],
  ])('takes every object of a gateway %s', async (_, entry) => {
    const chart = plainChart();
    new Gateway(chart, 'gateway', { ...clusterProps, entry });
    const { code, stdout, stderr } = await cluster.dryRun(Yaml.stringify(...Template.of(chart).objects()));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(6);
  });

  test('lets its pods into a namespace with the Pod Security level restricted', async () => {
    expect(await cluster.dryRun(podOf(inPlainChart(), false))).toMatchObject({ code: 0 });
  });

  test('lets pods with ports of their node only where the level is privileged, as NAUST-GTW-009 says', async () => {
    const pod = podOf(inPlainChart(), true);
    await enforce('baseline');
    const { code, stderr } = await cluster.dryRun(pod);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('hostPort') as string });
    await enforce('privileged');
    expect(await cluster.dryRun(pod)).toMatchObject({ code: 0 });
  });
});
