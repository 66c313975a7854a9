import { App, Chart, Duration } from 'cdk8s';
import type { PlatformCapacity } from '../../src/evidence';
import { problemsBelow } from '../../src/kernel';
import { NodeRestarts, type NodeRestartsProps } from '../../src/restarts';
import { filesOf, objectsOf, problemsOf, Template } from '../../src/testing';
import { nordic, oneSite } from '../observability/stack';

function restarted(props: NodeRestartsProps = {}) {
  const { platform, cluster } = nordic();
  new NodeRestarts(cluster, 'restarts', props);
  return platform;
}

interface Pod {
  readonly containers: readonly { readonly args: readonly string[]; readonly securityContext: object }[];
}

function podOf(props?: NodeRestartsProps): Pod {
  const daemon = objectsOf(restarted(props)).find(({ kind }) => kind === 'DaemonSet')!;
  return (daemon as unknown as { spec: { template: { spec: Pod } } }).spec.template.spec;
}

const flags = (props?: NodeRestartsProps) => podOf(props).containers[0]!.args;
const codes = (props: object) => problemsOf(restarted(props as NodeRestartsProps)).map(({ code }) => code);

describe('restarts of nodes', () => {
  test('need nothing said, and happen one at a time in the night, without end to a lock', () => {
    expect(problemsOf(restarted())).toEqual([]);
    expect(flags()).toEqual(
      expect.arrayContaining([
        '--concurrency=1',
        '--reboot-method=signal',
        '--reboot-sentinel=/host/run/reboot-required',
        '--reboot-days=mon,tue,wed,thu,fri,sat,sun',
        '--start-time=01:00',
        '--end-time=05:00',
        '--time-zone=Europe/Oslo',
        '--force-reboot=false',
        '--drain-timeout=900s',
        '--lock-release-delay=300s',
        '--lock-ttl=0s',
      ]),
    );
  });

  test('keep to the days and hours that are given', () =>
    expect(
      flags({
        days: ['tue', 'thu'],
        from: '22:30',
        until: '04:00',
        timeZone: 'UTC',
        drainTimeout: Duration.minutes(30),
        pause: Duration.seconds(0),
        lockFor: Duration.hours(1),
      }),
    ).toEqual(
      expect.arrayContaining([
        '--reboot-days=tue,thu',
        '--start-time=22:30',
        '--end-time=04:00',
        '--time-zone=UTC',
        '--drain-timeout=1800s',
        '--lock-release-delay=0s',
        '--lock-ttl=3600s',
      ]),
    ));

  test('are done from every node, by a pod without capabilities in a namespace of its own', () => {
    const template = Template.of(restarted());
    template.hasObject('Namespace', {
      metadata: { name: 'kured', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    });
    expect(podOf()).toMatchObject({
      hostPID: true,
      tolerations: [{ operator: 'Exists' }],
      containers: [
        {
          securityContext: {
            privileged: false,
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [{ name: 'run', mountPath: '/host/run', readOnly: true }],
        },
      ],
    });
    expect(podOf()).not.toHaveProperty('hostNetwork');
  });

  test('reach names and the API servers of the cluster, and nothing else', () => {
    const { platform, cluster } = oneSite();
    new NodeRestarts(cluster, 'restarts');
    const policy = objectsOf(platform).find(
      ({ kind, metadata }) =>
        kind === 'NetworkPolicy' && (metadata as { readonly name: string }).name === 'kured',
    ) as unknown as { spec: { ingress?: unknown[]; egress: { to: object[]; ports: object[] }[] } };
    expect(policy.spec.ingress ?? []).toEqual([]);
    expect(policy.spec.egress.flatMap(({ to }) => to).filter((to) => 'ipBlock' in to)).toEqual(
      ['10.20.0.10', '10.20.0.11', '10.20.0.12'].map((address) => ({ ipBlock: { cidr: `${address}/32` } })),
    );
  });

  test('are counted in the room of every node', () => {
    const { platform, cluster } = nordic();
    new NodeRestarts(cluster, 'restarts');
    const report = filesOf(platform).get('naust.out/shop-test/report/capacity.json')!;
    const { clusters } = JSON.parse(report) as PlatformCapacity;
    const row = clusters[0]!.pods.find(({ name }) => name === 'DaemonSet kured/kured');
    expect(row).toMatchObject({
      copies: cluster.nodes.length,
      each: { cpuMillis: 10, memoryBytes: 2 ** 26 },
    });
  });
});

describe('a mistake in them', () => {
  test.each<[string, object, string]>([
    ['no day', { days: [] }, 'NAUST-RST-003'],
    ['a day that is none', { days: ['monday'] }, 'NAUST-VAL-030'],
    ['an hour that is none', { from: '24:00' }, 'NAUST-VAL-022'],
    ['an end without a leading nought', { until: '5:00' }, 'NAUST-VAL-022'],
    ['no time between two times', { from: '05:00' }, 'NAUST-RST-003'],
    ['a time zone in lower case', { timeZone: 'europe/oslo' }, 'NAUST-RST-004'],
    ['a time zone with a flag in it', { timeZone: 'UTC --force-reboot' }, 'NAUST-RST-004'],
    ['no time to drain', { drainTimeout: Duration.seconds(0) }, 'NAUST-RST-005'],
    ['half a second', { pause: Duration.millis(500) }, 'NAUST-RST-005'],
    ['a lock that ends while its node drains', { lockFor: Duration.minutes(20) }, 'NAUST-RST-005'],
    ['minutes that are a number', { pause: 5 }, 'NAUST-VAL-030'],
  ])('is told of: %s', (_, props, code) => expect(codes(props)).toEqual([code]));

  test('is told of: two in a cluster', () => {
    const { platform, cluster } = nordic();
    new NodeRestarts(cluster, 'restarts');
    new NodeRestarts(cluster, 'more');
    expect(problemsOf(platform).map(({ code }) => code)).toContain('NAUST-RST-002');
  });

  test('is told of: no cluster', () => {
    const chart = new Chart(new App(), 'chart');
    new NodeRestarts(chart, 'restarts');
    expect(problemsBelow(chart).map(({ code }) => code)).toEqual(['NAUST-RST-001']);
  });
});
