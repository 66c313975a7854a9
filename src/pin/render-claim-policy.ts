import { and, equal, field, isIn, name, or, text, texts } from './cel/expression';
import { writeCel } from './cel/write';
import type { Pin } from './pin';

const claimed = {
  kind: 'call',
  name: 'has',
  args: [field(name('object'), 'spec', 'storageClassName')],
} as const;
const [spec, oldSpec] = [field(name('object'), 'spec'), field(name('oldObject'), 'spec')];
const unchanged = and(equal(field(name('request'), 'operation'), text('UPDATE')), equal(spec, oldSpec));

/** Refuses claims on storage of which nobody says that its volumes are in the regions. */
export function renderClaimPolicy({ storageClasses, regions }: Pin): object {
  const isPinned = and(claimed, isIn(field(spec, 'storageClassName'), texts(storageClasses)));
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          resources: ['persistentvolumeclaims'],
          operations: ['CREATE', 'UPDATE'],
        },
      ],
    },
    validations: [
      {
        expression: writeCel(or(unchanged, isPinned)),
        message: `volumes of this namespace are pinned to ${regions.join(' or ')}: by storageClassName ${storageClasses.join(' or ')}`,
        reason: 'Forbidden',
      },
    ],
  };
}
