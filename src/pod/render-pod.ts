import { podUid } from './defaults';
import type { ContainerFields, PodTemplate, VolumeFields } from './pod-template';
import type { Placement, PodSpec, VolumeSpec } from './pod-spec';
import { renderContainer, sizeQuantity, wholeSeconds } from './render-container';

/** A pod template as Kubernetes reads it, at the Pod Security level `restricted`. */
export function renderPodTemplate(spec: PodSpec): PodTemplate {
  return {
    metadata: { labels: { ...spec.labels, ...spec.selector }, annotations: spec.annotations },
    spec: {
      automountServiceAccountToken: spec.serviceAccount !== undefined,
      serviceAccountName: spec.serviceAccount,
      enableServiceLinks: false,
      hostAliases: spec.hostAliases,
      securityContext: podSecurity(spec.uid ?? podUid, spec.sysctls),
      initContainers: initContainers(spec),
      containers: spec.containers.map(renderContainer),
      volumes: spec.volumes?.map(renderVolume),
      nodeSelector: spec.nodeSelector,
      affinity: spec.placement && renderPlacement(spec.placement),
      topologySpreadConstraints: spec.spread ? spreadOver(spec.selector) : undefined,
      tolerations: spec.tolerateAll ? [{ operator: 'Exists' }] : tolerationsOf(spec),
      priorityClassName: spec.priorityClass,
      restartPolicy: spec.restartPolicy,
      terminationGracePeriodSeconds: spec.gracePeriod && wholeSeconds(spec.gracePeriod),
    },
  };
}

function tolerationsOf({ tolerations = [], placement }: PodSpec): PodSpec['tolerations'] {
  const all = [...tolerations, ...(placement?.tolerations ?? [])];
  return all.length === 0 ? undefined : all;
}

function initContainers(spec: PodSpec): ContainerFields[] | undefined {
  const all = [
    ...(spec.init ?? []).map(renderContainer),
    ...(spec.sidecars ?? []).map((sidecar) => ({ ...renderContainer(sidecar), restartPolicy: 'Always' })),
  ];
  return all.length > 0 ? all : undefined;
}

function podSecurity(uid: number, sysctls: PodSpec['sysctls']): object {
  return {
    runAsNonRoot: true,
    runAsUser: uid,
    runAsGroup: uid,
    fsGroup: uid,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
    sysctls: sysctls && Object.entries(sysctls).map(([name, value]) => ({ name, value })),
  };
}

/** Required, so that a pod waits rather than run where it must not. */
export function renderPlacement(placement: Placement): object | undefined {
  const matchExpressions = [
    ...(placement.regions
      ? [{ key: 'topology.kubernetes.io/region', operator: 'In', values: placement.regions }]
      : []),
    ...(placement.pool !== undefined
      ? [{ key: 'naust/pool', operator: 'In', values: [placement.pool] }]
      : []),
  ];
  if (matchExpressions.length === 0) return undefined;
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
    },
  };
}

function spreadOver(labels: Readonly<Record<string, string>>): object[] {
  return ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: labels },
    matchLabelKeys: ['pod-template-hash'],
  }));
}

function renderVolume(volume: VolumeSpec): VolumeFields {
  switch (volume.kind) {
    case 'empty':
      return {
        name: volume.name,
        emptyDir: {
          sizeLimit: sizeQuantity(volume.sizeLimit),
          medium: volume.inMemory ? 'Memory' : undefined,
        },
      };
    case 'configMap':
      return { name: volume.name, configMap: { name: volume.configMap } };
    case 'configMaps': {
      const [first, ...others] = volume.configMaps;
      if (others.length === 0) return { name: volume.name, configMap: { name: first } };
      const sources = volume.configMaps.map((name) => ({ configMap: { name } }));
      return { name: volume.name, projected: { sources } };
    }
    case 'secret':
      return {
        name: volume.name,
        secret: { secretName: volume.secret, items: volume.keys.map((key) => ({ key, path: key })) },
      };
    case 'claim':
      return { name: volume.name, persistentVolumeClaim: { claimName: volume.claim } };
    case 'host':
      return {
        name: volume.name,
        hostPath: { path: volume.path, type: volume.made ? 'DirectoryOrCreate' : undefined },
      };
  }
}
