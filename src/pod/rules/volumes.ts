import { type Finding, shown } from '../../kernel';
import { allContainers, fieldsOf, listOf, type PodObject, podFieldsOf } from './pod-object';

/** Each volume has a name of its own, and what is mounted is there: Kubernetes refuses the pod otherwise. */
export function volumeNames(object: unknown, pod: PodObject): readonly Finding[] {
  const names = listOf(podFieldsOf(object)?.['volumes']).map((volume) => fieldsOf(volume)['name']);
  const claims = listOf(fieldsOf(fieldsOf(object)['spec'])['volumeClaimTemplates']).map(
    (claim) => fieldsOf(fieldsOf(claim)['metadata'])['name'],
  );
  const known = new Set([...names, ...claims]);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
    .map((name) => wrong('has two volumes of one name', shown(name), 'each name once', 'rename one of them'))
    .concat(
      allContainers(pod).flatMap((container) =>
        listOf(container.fields['volumeMounts'])
          .map((mount) => fieldsOf(mount)['name'])
          .filter((name) => !known.has(name))
          .map((name) =>
            wrong(
              `${container.called} mounts a volume that its pod does not have`,
              shown(name),
              `one of ${[...known].map((each) => String(each)).join(', ') || 'none'}`,
              'add the volume, or mount another',
            ),
          ),
      ),
    );
}

function wrong(what: string, got: string, allowed: string, fix: string): Finding {
  return { code: 'NAUST-POD-017', what, got, allowed, fix };
}
