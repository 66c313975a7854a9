import { type Problem, shown } from '../kernel';
import { Hidden, isList, isObject, type Json, type JsonObject } from './json';
import type { TerraformStackEntry } from './output';
import { blocksOf } from './terraform-config';

/** A resource as a plan says that it was configured. */
interface ConfiguredResource {
  readonly address: string;
  /** The arguments that no expression stands for. */
  readonly constants: JsonObject;
}

/**
 * The stack that a plan was made of. Stacks may be alike down to the addresses of their resources, so what
 * these were told has to be the same, too.
 * @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation
 */
export function stackOfPlan(
  file: string,
  configuration: JsonObject,
  stacks: readonly TerraformStackEntry[],
): { readonly stack: TerraformStackEntry } | { readonly problem: Problem } {
  const resources = configuredResources(configuration);
  const odd = stacks.map((stack) => ({ stack, differs: differsFrom(stack, resources) }));
  const [fitting, ...others] = odd.filter(({ differs }) => differs === undefined).map(({ stack }) => stack);
  if (fitting === undefined) return { problem: otherStack(file, odd) };
  return others.length === 0 ? { stack: fitting } : { problem: alike(file, [fitting, ...others]) };
}

function configuredResources(configuration: JsonObject): readonly ConfiguredResource[] {
  const root = isObject(configuration['root_module']) ? configuration['root_module'] : {};
  const resources = isList(root['resources']) ? root['resources'].filter(isObject) : [];
  return resources
    .filter(({ mode }) => mode !== 'data')
    .map(({ address, expressions }) => ({
      address: String(address),
      constants: constantsIn(isObject(expressions) ? expressions : {}),
    }));
}

function constantsIn(expressions: JsonObject): JsonObject {
  const constants = Object.entries(expressions).flatMap(([argument, expression]) => {
    const value = isObject(expression) ? expression['constant_value'] : undefined;
    return value === undefined || typeof value === 'object' ? [] : [[argument, value] as const];
  });
  return Object.fromEntries(constants);
}

/** Where a stack is not what was planned. */
interface Odd {
  readonly address: string;
  /** @default - the resource is in one of the two alone */
  readonly argument?: string;
}

/** The first place there is; `undefined` where the stack is what was planned. */
function differsFrom(entry: TerraformStackEntry, resources: readonly ConfiguredResource[]): Odd | undefined {
  const blocks = new Map([...blocksOf(entry)].filter(([, { isResource }]) => isResource));
  const planned = new Set(resources.map(({ address }) => address));
  const unplanned = [...blocks.keys()].find((address) => !planned.has(address));
  if (unplanned !== undefined) return { address: unplanned };
  for (const { address, constants } of resources) {
    const block = blocks.get(address);
    if (block === undefined) return { address };
    const argument = Object.keys(constants).find((name) => !isTold(block.value[name], constants[name]));
    if (argument !== undefined) return { address, argument };
  }
  return undefined;
}

/** Terraform turns numbers into text and back as its schema asks for; what is no literal here is not compared. */
function isTold(written: Json | undefined, planned: Json | undefined): boolean {
  if (written instanceof Hidden || (typeof written === 'string' && /[$%]\{/.test(written))) return true;
  return String(written) === String(planned);
}

function otherStack(
  file: string,
  odd: readonly { readonly stack: TerraformStackEntry; readonly differs?: Odd }[],
): Problem {
  // One that has the same resources is the one that was meant.
  const nearest = odd.find(({ differs }) => differs?.argument !== undefined) ?? odd[0];
  return {
    code: 'NAUST-DIF-005',
    severity: 'error',
    path: file,
    what: 'was planned from another output than this one',
    got: nearest?.differs === undefined ? 'a plan' : gotFor(nearest.stack.stack, nearest.differs),
    allowed:
      odd.length === 0
        ? 'no plan: nothing here is made by Terraform'
        : `the resources of ${odd.map(({ stack }) => stack.stack).join(' or ')}`,
    fix: 'synthesise, plan and compare from the same sources',
  };
}

/** The argument's name and not its value, which may be a secret. */
function gotFor(stack: string, { address, argument }: Odd): string {
  return argument === undefined
    ? `${shown(address)} in one of the plan and ${stack} alone`
    : `another ${argument} of ${shown(address)} than ${stack} has`;
}

function alike(file: string, stacks: readonly TerraformStackEntry[]): Problem {
  return {
    code: 'NAUST-DIF-005',
    severity: 'error',
    path: file,
    what: 'may have been planned from more than one stack: they tell their resources the same',
    got: stacks.map(({ stack }) => stack).join(' or '),
    allowed: 'stacks that differ in what they tell a resource, such as its name',
    fix: 'leave this plan out, or give the machines of each environment names of their own',
  };
}
