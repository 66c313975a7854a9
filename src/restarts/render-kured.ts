import { Duration } from 'cdk8s';
import type { ApiRule } from '../kubernetes-api';
import { type PodTemplate, renderPodTemplate, wholeSeconds } from '../pod';
import { kuredResources, period } from './defaults';
import type { NodeRestartsSpec } from './spec';
import versions from './versions.json';

/** Its DaemonSet, its service account and its namespace; the lock is found by it. */
export const kured = 'kured';

/** Where unattended-upgrades says that what it installed needs a restart, as the pod sees it. */
const runFolder = '/host/run';
const metricsPort = 8080;

/**
 * Cordon, drain, restart, uncordon. Each pod does it to its own node, but RBAC knows no "own".
 * @see https://kured.dev/docs/operation/
 */
export const kuredRules: readonly ApiRule[] = [
  { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'patch'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: ['apps'], resources: ['daemonsets'], verbs: ['get'] },
];

/** The lock is an annotation of the DaemonSet. */
export const kuredLockRules: readonly ApiRule[] = [
  { apiGroups: ['apps'], resources: ['daemonsets'], resourceNames: [kured], verbs: ['update'] },
];

export function renderKured(spec: NodeRestartsSpec): object {
  const template = renderKuredPod(spec);
  return { selector: { matchLabels: template.metadata.labels }, template };
}

/** On every node, whatever its taints. */
function renderKuredPod(spec: NodeRestartsSpec): PodTemplate {
  const check = { kind: 'http', path: '/metrics', port: metricsPort } as const;
  const template = renderPodTemplate({
    selector: { 'app.kubernetes.io/name': kured },
    tolerateAll: true,
    serviceAccount: kured,
    containers: [
      {
        name: kured,
        image: versions.images.kured,
        command: ['/usr/bin/kured'],
        args: renderArguments(spec),
        environment: { KURED_NODE_ID: { kind: 'field', path: 'spec.nodeName' } },
        ports: [{ name: 'http', port: metricsPort }],
        resources: kuredResources,
        readiness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5) },
        liveness: { check, period: Duration.seconds(30), timeout: Duration.seconds(5), failureThreshold: 4 },
        mounts: [{ volume: 'run', path: runFolder, readOnly: true }],
      },
    ],
    volumes: [{ kind: 'host', name: 'run', path: '/run' }],
  });
  return { ...template, spec: { ...template.spec, ...signalsTheHost } };
}

/**
 * A signal to systemd is what restarts the node, so the pod sees the processes of its host and is root, without a single
 * capability: root may signal what is root's. AppArmor's profile for containers would not let the signal out.
 * @see https://man7.org/linux/man-pages/man2/kill.2.html
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.html#SIGRTMIN+5
 * @see https://github.com/containerd/containerd/blob/main/contrib/apparmor/template.go
 */
const signalsTheHost = {
  hostPID: true,
  securityContext: {
    runAsUser: 0,
    runAsGroup: 0,
    seccompProfile: { type: 'RuntimeDefault' },
    appArmorProfile: { type: 'Unconfined' },
  },
};

/** Also what is as kured has it by itself, where a node's life hangs on it. @see https://kured.dev/docs/configuration/ */
function renderArguments(spec: NodeRestartsSpec): readonly string[] {
  const { days, from, until, timeZone, drainTimeout, pause, lockFor } = spec;
  const values: Readonly<Record<string, string>> = {
    'ds-namespace': kured,
    'ds-name': kured,
    concurrency: '1',
    'reboot-method': 'signal',
    'reboot-sentinel': `${runFolder}/reboot-required`,
    period: seconds(period),
    'reboot-days': days.join(','),
    'start-time': from,
    'end-time': until,
    'time-zone': timeZone,
    'force-reboot': 'false',
    'drain-timeout': seconds(drainTimeout),
    'lock-release-delay': seconds(pause),
    'lock-ttl': lockFor ? seconds(lockFor) : '0s',
    'prefer-no-schedule-taint': 'naust/restart-pending',
    'metrics-port': String(metricsPort),
    'log-format': 'json',
  };
  return Object.entries(values).map(([flag, value]) => `--${flag}=${value}`);
}

function seconds(duration: Duration): string {
  return `${wholeSeconds(duration)}s`;
}
