import type { Change } from './change';
import { type Difference, differences } from './difference';
import { at, type Json } from './json';
import { lifecycleOf } from './lifecycle';
import { losses } from './losses';
import { outages } from './outages';
import type { TerraformStackEntry } from './output';
import { UNKNOWN } from './planned-values';
import { awaited } from './references';
import { renames } from './renames';
import { isReplacing, replacingValues } from './replacing-arguments';
import { roleOf } from './role';
import { blocksOf, movesOf, type TerraformBlock } from './terraform-config';

/** @param planned stacks of whose resources Terraform itself has told: their other blocks are compared here */
export function resourceChanges(
  before: readonly TerraformStackEntry[],
  after: readonly TerraformStackEntry[],
  planned: ReadonlySet<string>,
): readonly Change[] {
  const names = [...new Set([...before, ...after].map(({ stack }) => stack))];
  return names.flatMap((stack) => {
    const [old, young] = [entryOf(before, stack), entryOf(after, stack)].map((entry) =>
      planned.has(stack) ? withoutResources(entry) : entry,
    ) as [TerraformStackEntry, TerraformStackEntry];
    return stackChanges(old, young);
  });
}

function withoutResources({ stack, config }: TerraformStackEntry): TerraformStackEntry {
  const { resource, moved, ...rest } = config;
  void [resource, moved];
  return { stack, config: rest };
}

function entryOf(entries: readonly TerraformStackEntry[], stack: string): TerraformStackEntry {
  return entries.find((entry) => entry.stack === stack) ?? { stack, config: {} };
}

type Pair = readonly [from: TerraformBlock, to: TerraformBlock];

function stackChanges(before: TerraformStackEntry, after: TerraformStackEntry): readonly Change[] {
  const [old, young] = [blocksOf(before), blocksOf(after)];
  const moves = movesOf(after);
  const pairs: Pair[] = [...young.values()].flatMap((to) => {
    const moved = moves.get(to.address);
    const from = old.get(to.address) ?? (moved === undefined ? undefined : old.get(moved));
    return from === undefined ? [] : [[from, to] as const];
  });
  const [kept, stayed] = [new Set(pairs.map(([from]) => from)), new Set(pairs.map(([, to]) => to))];
  const removed = [...old.values()].filter((block) => !kept.has(block));
  const added = [...young.values()].filter((block) => !stayed.has(block));
  const renamed = renames(removed.flatMap(nameable), added.flatMap(nameable));
  const taken = new Set([...renamed].flatMap(([from, to]) => [from.block, to.block]));

  const found = new Map(pairs.map((pair) => [pair[1].address, compared(pair)]));
  replaceWhatAwaits(found, young);
  return [
    ...[...found.values()].flatMap(changeOf),
    ...[...renamed].map(([from, to]) => rename(from.block, to.block)),
    ...removed.filter((block) => !taken.has(block)).map(deleted),
    ...added
      .filter((block) => !taken.has(block))
      .map((block) => ({ ...subject(block), action: 'add' as const })),
  ];
}

function nameable(block: TerraformBlock) {
  const { stack, type, address, name, value, isResource } = block;
  return isResource
    ? [{ place: stack, kind: type, role: roleOf(value), name: address, id: name, value, block }]
    : [];
}

interface Compared {
  readonly from: TerraformBlock;
  readonly to: TerraformBlock;
  readonly differences: Difference[];
}

function compared([from, to]: Pair): Compared {
  const lifecycle = lifecycleOf(to.value);
  const found = differences(from.value, to.value).map((difference): Difference => {
    if (to.isResource && lifecycle.ignores(difference)) return { ...difference, ignored: true };
    return to.isResource && isReplacing(to.type, difference) ? { ...difference, replaces: true } : difference;
  });
  return { from, to, differences: found };
}

/** What is made anew has another id, so whatever cannot change that id in place is made anew with it. */
function replaceWhatAwaits(
  found: ReadonlyMap<string, Compared>,
  blocks: ReadonlyMap<string, TerraformBlock>,
): void {
  const isReplaced = (address: string): boolean =>
    found.get(address)?.differences.some(({ replaces }) => replaces) ?? false;
  for (let again = true; again;) {
    again = false;
    for (const { to, differences: own } of found.values()) {
      if (!to.isResource || isReplaced(to.address)) continue;
      const lifecycle = lifecycleOf(to.value);
      const reasons = replacingValues(to.type, to.value).filter(
        ([argument, value]) =>
          !lifecycle.ignores({ path: argument, field: argument }) && awaited(value, blocks).some(isReplaced),
      );
      own.push(...reasons.map(([argument, value]) => unknown(argument, value)));
      again ||= reasons.length > 0;
    }
  }
}

function unknown(argument: string, value: Json): Difference {
  return { path: argument, field: argument, before: value, after: UNKNOWN, replaces: true };
}

function subject({
  stack,
  address,
  isResource,
}: TerraformBlock): Pick<Change, 'subject' | 'place' | 'name' | 'differences' | 'risks'> {
  return {
    subject: isResource ? 'resource' : 'block',
    place: stack,
    name: address,
    differences: [],
    risks: [],
  };
}

function changeOf({ from, to, differences: found }: Compared): readonly Change[] {
  const replaced = found.some(({ replaces }) => replaces);
  const moved = from.address !== to.address;
  if (found.length === 0 && !moved) return [];
  const own = { ...subject(to), differences: found };
  if (replaced) {
    return [
      {
        ...own,
        action: 'replace',
        ...losses.ofResource(to.type),
        risks: [...preventions(to), ...protections(from)],
      },
    ];
  }
  return [
    {
      ...own,
      action: 'change',
      ...(moved && { from: from.address }),
      risks: [...outages(to.type, found), ...(to.address === 'terraform.backend' ? [OTHER_STATE] : [])],
    },
  ];
}

const OTHER_STATE =
  'the state is looked for elsewhere: without terraform init -migrate-state everything is made again';

/** A resource that is no longer declared no longer says that it must not be destroyed. */
function preventions({ value }: TerraformBlock): readonly string[] {
  return lifecycleOf(value).preventDestroy ? ['prevent_destroy forbids it: terraform plan will fail'] : [];
}

function protections({ value }: TerraformBlock): readonly string[] {
  const isProtected = at(value, 'delete_protection') === true;
  return isProtected ? ['delete_protection is on: the provider refuses until it is off'] : [];
}

function deleted(block: TerraformBlock): Change {
  const own = { ...subject(block), action: 'delete' as const };
  return block.isResource ? { ...own, ...losses.ofResource(block.type), risks: protections(block) } : own;
}

function rename(from: TerraformBlock, to: TerraformBlock): Change {
  return {
    ...subject(to),
    action: 'rename',
    from: from.address,
    ...losses.ofResource(from.type),
    risks: ['without a moved block Terraform deletes the one and makes the other', ...protections(from)],
    differences: differences(from.value, to.value),
  };
}
