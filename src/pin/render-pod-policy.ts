import {
  and,
  call,
  type Cel,
  choice,
  equal,
  field,
  isIn,
  listAt,
  name,
  or,
  text,
  textAt,
  texts,
  unequal,
  untyped,
} from './cel/expression';
import { writeCel } from './cel/write';
import { type Pin, regionLabel } from './pin';

const resourceRules = [
  { apiGroups: [''], resources: ['pods', 'replicationcontrollers'] },
  { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'] },
];

const required = [
  'affinity',
  'nodeAffinity',
  'requiredDuringSchedulingIgnoredDuringExecution',
  'nodeSelectorTerms',
];

const kind = field(name('request'), 'kind', 'kind');
const variable = (of: string): Cel => field(name('variables'), of);

/**
 * Refuses pods, and what pods are made of, that are not held to the regions. What is there already is left to change
 * in other ways, or it could not be scaled down or deleted.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function renderPodPolicy({ regions }: Pin): object {
  const allowed = texts(regions);
  return {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: resourceRules.map((rule) => ({
        ...rule,
        apiVersions: ['v1'],
        operations: ['CREATE', 'UPDATE'],
      })),
    },
    variables: [
      { name: 'pod', expression: writeCel(podOf(name('object'))) },
      { name: 'unchanged', expression: writeCel(unchanged) },
      { name: 'selected', expression: writeCel(selected(allowed)) },
      { name: 'terms', expression: writeCel(listAt(variable('pod'), ...required)) },
      { name: 'affine', expression: writeCel(affine(allowed)) },
    ],
    validations: [
      {
        expression: writeCel(or(variable('unchanged'), variable('selected'), variable('affine'))),
        message: `pods of this namespace are pinned to ${regionLabel} ${regions.join(' or ')}: by nodeSelector, or by every term of a required node affinity (of a DaemonSet by nodeSelector alone)`,
        reason: 'Forbidden',
      },
    ],
  };
}

function podOf(object: Cel): Cel {
  const spec = field(untyped(object), 'spec');
  return choice(
    equal(kind, text('Pod')),
    spec,
    choice(
      equal(kind, text('CronJob')),
      field(spec, 'jobTemplate', 'spec', 'template', 'spec'),
      field(spec, 'template', 'spec'),
    ),
  );
}

const unchanged = and(
  equal(field(name('request'), 'operation'), text('UPDATE')),
  equal(variable('pod'), podOf(name('oldObject'))),
);

function selected(allowed: Cel): Cel {
  return isIn(textAt(variable('pod'), ['nodeSelector'], regionLabel), allowed);
}

/**
 * Terms are alternatives, so each has to hold. The DaemonSet controller puts a term of its own, the node's name, in
 * their place, and the pod would come without them.
 */
function affine(allowed: Cel): Cel {
  const [term, match, value] = ['term', 'match', 'value'].map(name) as [Cel, Cel, Cel];
  const inRegions = and(
    equal(field(match, 'key'), text(regionLabel)),
    equal(field(match, 'operator'), text('In')),
    call(field(match, 'values'), 'all', value, isIn(value, allowed)),
  );
  return and(
    unequal(kind, text('DaemonSet')),
    unequal(variable('terms'), texts([])),
    call(variable('terms'), 'all', term, call(listAt(term, 'matchExpressions'), 'exists', match, inRegions)),
  );
}
