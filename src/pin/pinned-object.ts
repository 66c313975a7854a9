import type { Finding } from '../kernel';
import { fieldsOf, listOf, podFieldsOf } from '../pod';
import { dataKindText } from '../residency';
import { type Pin, regionLabel } from './pin';

/** What the API server would refuse of an object in a pinned namespace, whoever rendered it. */
export function pinFindings(object: object, pin: Pin): readonly Finding[] {
  const { kind } = fieldsOf(object);
  const pod = podFieldsOf(object);
  const isHeld = pod === undefined || isSelected(pod, pin) || (kind !== 'DaemonSet' && isAffine(pod, pin));
  return [
    ...(isHeld ? [] : [podUnpinned(pin)]),
    ...claimsOf(object, pod).flatMap((claim) => classFindings(claim, pin)),
  ];
}

type Fields = ReturnType<typeof fieldsOf>;

function isSelected(pod: Fields, { regions }: Pin): boolean {
  const region = fieldsOf(pod['nodeSelector'])[regionLabel];
  return typeof region === 'string' && regions.includes(region);
}

/** Terms are alternatives, so each has to hold. */
function isAffine(pod: Fields, { regions }: Pin): boolean {
  const { nodeAffinity } = fieldsOf(pod['affinity']);
  const required = fieldsOf(fieldsOf(nodeAffinity)['requiredDuringSchedulingIgnoredDuringExecution']);
  const terms = listOf(required['nodeSelectorTerms']);
  const isIn = (match: unknown): boolean => {
    const { key, operator, values } = fieldsOf(match);
    const all = listOf(values);
    return key === regionLabel && operator === 'In' && all.every((value) => regions.includes(String(value)));
  };
  return terms.length > 0 && terms.every((term) => listOf(fieldsOf(term)['matchExpressions']).some(isIn));
}

/** The specs of the claims that an object is or makes. */
function claimsOf(object: object, pod: Fields | undefined): readonly Fields[] {
  const { kind, spec } = fieldsOf(object);
  const templates = kind === 'StatefulSet' ? listOf(fieldsOf(spec)['volumeClaimTemplates']) : [];
  const ephemeral = listOf(pod?.['volumes']).flatMap((volume) => {
    const { volumeClaimTemplate } = fieldsOf(fieldsOf(volume)['ephemeral']);
    return volumeClaimTemplate === undefined ? [] : [volumeClaimTemplate];
  });
  const own = kind === 'PersistentVolumeClaim' ? [object] : [];
  return [...own, ...templates, ...ephemeral].map((claim) => fieldsOf(fieldsOf(claim)['spec']));
}

function classFindings({ storageClassName }: Fields, pin: Pin): readonly Finding[] {
  if (typeof storageClassName === 'string' && pin.storageClasses.includes(storageClassName)) return [];
  return [
    {
      code: 'NAUST-RES-015',
      what: `is in a namespace that holds ${dataKindText[pin.holds]}, and claims storage of which nothing says where its volumes are`,
      got:
        typeof storageClassName === 'string'
          ? storageClassName
          : "no storageClassName: the cluster's default",
      allowed: pin.storageClasses.join(', '),
      fix: 'claim one of these, or name the class in pinnedStorage of the cluster if its volumes are only there',
    },
  ];
}

function podUnpinned({ holds, regions }: Pin): Finding {
  return {
    code: 'NAUST-RES-014',
    what: `is in a namespace that holds ${dataKindText[holds]}, and its pods are not pinned: the cluster would refuse them`,
    got: `no nodeSelector and no required node affinity on ${regionLabel} that leaves no other choice`,
    allowed: regions.join(', '),
    fix: `give the pod nodeSelector: { '${regionLabel}': '${regions[0] ?? ''}' }, which a DaemonSet needs in any case`,
  };
}
