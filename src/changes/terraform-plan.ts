import type { Problem } from '../kernel';
import type { Action, Change } from './change';
import { type Difference, differences } from './difference';
import { isList, isObject, type Json, type JsonObject } from './json';
import { losses } from './losses';
import { outages } from './outages';
import type { TerraformStackEntry } from './output';
import { stackOfPlan } from './planned-stack';
import { masked, UNKNOWN, withUnknown } from './planned-values';
import { renames } from './renames';
import { roleOf } from './role';

/** What `terraform show -json PLAN` printed, and where it was read. */
export interface TerraformPlan {
  readonly file: string;
  readonly text: string;
}

export interface Planned {
  /** Those that a plan speaks of. */
  readonly stacks: readonly string[];
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** What Terraform itself plans, of the stacks it made plans of. */
export function planChanges(
  plans: readonly TerraformPlan[],
  stacks: readonly TerraformStackEntry[],
): Planned {
  const read = plans.map((plan) => readPlan(plan, stacks));
  return {
    stacks: read.flatMap(({ stack }) => (stack === undefined ? [] : [stack])),
    changes: read.flatMap(({ changes }) => changes),
    problems: read.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
  };
}

interface ReadPlan {
  readonly stack?: string;
  readonly changes: readonly Change[];
  readonly problem?: Problem;
}

function readPlan({ file, text }: TerraformPlan, stacks: readonly TerraformStackEntry[]): ReadPlan {
  const plan = parsed(text);
  const listed = isObject(plan) ? plan['resource_changes'] : undefined;
  const configured = isObject(plan) && isObject(plan['configuration']) ? plan['configuration'] : undefined;
  if (!isObject(plan) || configured === undefined || !(listed === undefined || isList(listed))) {
    return { changes: [], problem: noPlan(file, plan) };
  }

  const resources = (listed ?? []).filter(isObject).filter(({ mode }) => mode !== 'data');
  const found = stackOfPlan(file, configured, stacks);
  if ('problem' in found) return { changes: [], problem: found.problem };
  const { stack } = found.stack;
  return { stack, changes: withRenames(stack, resources.flatMap(plannedOf)) };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface PlannedResource {
  readonly address: string;
  readonly previous?: string;
  readonly type: string;
  readonly name: string;
  readonly action: Action;
  readonly isForgotten: boolean;
  readonly before: Json;
  readonly after: Json;
  readonly replacePaths: readonly string[];
}

/** @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
function plannedOf(resource: JsonObject): readonly PlannedResource[] {
  const change = isObject(resource['change']) ? resource['change'] : {};
  const actions = isList(change['actions']) ? change['actions'].join(' ') : '';
  const previous =
    typeof resource['previous_address'] === 'string' ? resource['previous_address'] : undefined;
  const action = ACTIONS[actions] ?? (previous === undefined ? undefined : 'change');
  if (action === undefined) return [];
  const replacePaths = isList(change['replace_paths']) ? change['replace_paths'].filter(isList) : [];
  const deposed = typeof resource['deposed'] === 'string' ? ` (deposed ${resource['deposed']})` : '';
  return [
    {
      address: `${String(resource['address'])}${deposed}`,
      ...(previous !== undefined && { previous }),
      type: String(resource['type']),
      name: String(resource['name']),
      action,
      isForgotten: actions.includes('forget'),
      before: masked(change['before'] ?? null, change['before_sensitive']),
      after: masked(withUnknown(change['after'] ?? null, change['after_unknown']), change['after_sensitive']),
      replacePaths: replacePaths.map((path) => path.filter((step) => typeof step === 'string').join('.')),
    },
  ];
}

const ACTIONS: Readonly<Record<string, Action>> = {
  create: 'add',
  update: 'change',
  delete: 'delete',
  forget: 'delete',
  'delete create': 'replace',
  'create delete': 'replace',
  'create forget': 'replace',
};

function withRenames(stack: string, resources: readonly PlannedResource[]): readonly Change[] {
  const nameable = (resource: PlannedResource, value: Json) => ({
    place: stack,
    kind: resource.type,
    role: roleOf(value),
    name: resource.address,
    id: resource.name,
    value,
    resource,
  });
  const of = (action: Action): readonly PlannedResource[] =>
    resources.filter((resource) => resource.action === action);
  const renamed = renames(
    of('delete').map((resource) =>
      nameable(resource, known(resource.before, unknownIn(resource, resources))),
    ),
    of('add').map((resource) => nameable(resource, resource.after)),
  );
  const went = new Map([...renamed].map(([from, to]) => [to.resource, from.resource]));
  const gone = new Set(went.values());
  return resources
    .filter((resource) => !gone.has(resource))
    .map((resource) => {
      const from = went.get(resource);
      return from === undefined ? changeOf(stack, resource) : renameOf(stack, from, resource);
    });
}

/** Values that only a made resource has, an id among them, are not what it was told. */
function known(before: Json, unset: ReadonlySet<string>): Json {
  if (!isObject(before)) return before;
  return Object.fromEntries(
    Object.entries(before).filter(([key, value]) => value !== null && !unset.has(key)),
  );
}

function unknownIn({ type }: PlannedResource, resources: readonly PlannedResource[]): ReadonlySet<string> {
  const created = resources.filter((resource) => resource.action === 'add' && resource.type === type);
  const keys = created.map(({ after }) => (isObject(after) ? Object.entries(after) : []));
  return new Set(keys.flat().flatMap(([key, value]) => (value === UNKNOWN ? [key] : [])));
}

function changeOf(stack: string, resource: PlannedResource): Change {
  const { address, previous, action, isForgotten, before, after, type } = resource;
  const isMoved = previous !== undefined && previous !== address;
  const found = action === 'add' || action === 'delete' ? [] : differences(before, after);
  const destroys = (action === 'delete' || action === 'replace') && !isForgotten;
  return {
    action,
    subject: 'resource',
    place: stack,
    name: address,
    ...(isMoved && { from: previous }),
    ...(destroys && losses.ofResource(type)),
    risks: [
      ...(isForgotten ? ["it leaves Terraform's state, and stays"] : []),
      ...(action === 'change' ? outages(type, found) : []),
    ],
    differences: found.map((difference) => withReplacement(difference, resource)),
  };
}

function withReplacement(difference: Difference, { action, replacePaths }: PlannedResource): Difference {
  const field = difference.field.replaceAll('[]', '');
  const replaces =
    action === 'replace' &&
    replacePaths.some(
      (path) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`),
    );
  return replaces ? { ...difference, replaces: true } : difference;
}

function renameOf(stack: string, from: PlannedResource, to: PlannedResource): Change {
  return {
    action: 'rename',
    subject: 'resource',
    place: stack,
    name: to.address,
    from: from.address,
    ...losses.ofResource(from.type),
    risks: ['Terraform deletes the one and makes the other'],
    differences: [],
  };
}

function noPlan(file: string, plan: Json | undefined): Problem {
  const isState = isObject(plan) && ('values' in plan || 'lineage' in plan);
  return {
    code: 'NAUST-DIF-004',
    severity: 'error',
    path: file,
    what: 'is no Terraform plan in JSON',
    got: plan === undefined ? 'text that is not JSON' : isState ? 'a state' : 'other JSON',
    allowed: 'what terraform show -json PLAN prints',
    fix: 'terraform plan -out=PLAN, then terraform show -json PLAN > plan.json',
  };
}
