const region = 'topology.kubernetes.io/region';

interface Case {
  readonly called: string;
  readonly object: object;
  /** Whether a namespace that holds personal data, which is pinned to Norway, takes it. */
  readonly taken: boolean;
}

type Match = { readonly key: string; readonly operator: string; readonly values?: readonly string[] };

const inRegions = (...values: readonly string[]): Match => ({ key: region, operator: 'In', values });

function affinity(...terms: readonly (readonly Match[])[]): object {
  const nodeSelectorTerms = terms.map((matchExpressions) => ({ matchExpressions }));
  const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } };
  return { affinity: { nodeAffinity: required } };
}

const selector = (value: string): object => ({ nodeSelector: { [region]: value } });
const preferred = {
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, preference: { matchExpressions: [inRegions('norway')] } },
      ],
    },
  },
};

const spec = (more: object): object => ({
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'app',
      image: 'registry.example.no/shop/app:1.0.0',
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '16Mi' } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
  ...more,
});

const metadata = (name: string): object => ({ name, namespace: 'customers' });
const labels = { app: 'case' };
const template = (more: object): object => ({ metadata: { labels }, spec: spec(more) });
const workload = { selector: { matchLabels: labels } };
const claim = (more: object): object => ({
  accessModes: ['ReadWriteOnce'],
  resources: { requests: { storage: '1Gi' } },
  ...more,
});

const pod = (more: object): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: metadata('case'),
  spec: spec(more),
});
const deployment = (more: object): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata('case'),
  spec: { ...workload, replicas: 1, template: template(more) },
});
const daemonSet = (more: object): object => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: metadata('case'),
  spec: { ...workload, template: template(more) },
});
const job = (more: object): object => ({ template: template({ restartPolicy: 'Never', ...more }) });
const volumeClaim = (more: object): object => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: metadata('case'),
  spec: claim(more),
});

/** What a pinned namespace takes and what it refuses. */
export const cases: readonly Case[] = [
  { called: 'a pod without a pin', object: pod({}), taken: false },
  { called: 'a pod selected for Norway', object: pod(selector('norway')), taken: true },
  { called: 'a pod selected for Finland', object: pod(selector('finland')), taken: false },
  { called: 'a pod with affinity for Norway', object: pod(affinity([inRegions('norway')])), taken: true },
  {
    called: 'a pod with affinity for Norway and something else at once',
    object: pod(affinity([{ key: 'disk', operator: 'Exists' }, inRegions('norway')])),
    taken: true,
  },
  {
    called: 'a pod with affinity for Norway or something else',
    object: pod(affinity([inRegions('norway')], [{ key: 'disk', operator: 'Exists' }])),
    taken: false,
  },
  {
    called: 'a pod with affinity for Norway or Finland',
    object: pod(affinity([inRegions('norway', 'finland')])),
    taken: false,
  },
  {
    called: 'a pod with affinity for anything but Finland',
    object: pod(affinity([{ key: region, operator: 'NotIn', values: ['finland'] }])),
    taken: false,
  },
  { called: 'a pod that would rather be in Norway', object: pod(preferred), taken: false },
  {
    called: 'a pod with a node chosen for it',
    object: pod({ nodeName: 'apps-1' }),
    taken: false,
  },
  { called: 'a Deployment without a pin', object: deployment({}), taken: false },
  { called: 'a Deployment with affinity', object: deployment(affinity([inRegions('norway')])), taken: true },
  {
    called: 'a StatefulSet with affinity and pinned storage',
    object: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata('case'),
      spec: {
        ...workload,
        serviceName: 'case',
        template: template(affinity([inRegions('norway')])),
        volumeClaimTemplates: [
          { metadata: { name: 'data' }, spec: claim({ storageClassName: 'local-path-personal-data' }) },
        ],
      },
    },
    taken: true,
  },
  {
    called: 'a DaemonSet with affinity, which its pods lose',
    object: daemonSet(affinity([inRegions('norway')])),
    taken: false,
  },
  { called: 'a DaemonSet with a selector', object: daemonSet(selector('norway')), taken: true },
  {
    called: 'a Job without a pin',
    object: { apiVersion: 'batch/v1', kind: 'Job', metadata: metadata('case'), spec: job({}) },
    taken: false,
  },
  {
    called: 'a CronJob without a pin',
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: metadata('case'),
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: job({}) } },
    },
    taken: false,
  },
  {
    called: 'a CronJob with a selector',
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: metadata('case'),
      spec: { schedule: '0 3 * * *', jobTemplate: { spec: job(selector('norway')) } },
    },
    taken: true,
  },
  {
    called: 'a claim on pinned storage',
    object: volumeClaim({ storageClassName: 'local-path-personal-data' }),
    taken: true,
  },
  {
    called: 'a claim on storage that the stack says is pinned',
    object: volumeClaim({ storageClassName: 'fast-norway' }),
    taken: true,
  },
  {
    called: 'a claim on other storage',
    object: volumeClaim({ storageClassName: 'local-path' }),
    taken: false,
  },
  { called: 'a claim on the default storage', object: volumeClaim({}), taken: false },
  {
    called: 'a claim on a volume by its name',
    object: volumeClaim({ storageClassName: '', volumeName: 'apps-1-0' }),
    taken: false,
  },
];
