import { join } from 'node:path';
import {
  lastOutput,
  type OutputFile,
  type OutputPlace,
  type TerraformManifest,
  terraformManifestText,
} from '../../emit';
import type { Problem } from '../../kernel';

const MANIFEST = 'manifest.json';

/** Platforms by name: those that are written, and all that the stack file has. */
export interface PlatformNames {
  readonly chosen: readonly string[];
  readonly all: readonly string[];
}

/** What is written where some platforms are asked for, or why it cannot be told. */
export type BesideOthers = { readonly files: readonly OutputFile[] } | { readonly problem: Problem };

/** The files of some platforms, and the last output of the others as it is now, so that it stays. */
export function besideOthers(
  files: readonly OutputFile[],
  place: OutputPlace,
  names: PlatformNames,
): BesideOthers {
  const isOfOthers = (owner: string): boolean => !names.chosen.includes(owner);
  const last = lastOutput(place).map((file): OutputFile => ({ ...file, from: ownerOf(file, names) }));
  const [own, before] = [files, last].map((some) => some.find(isManifest));
  const manifest = own ?? before;
  const stacksBefore = stacksIn(before);
  if (stacksBefore === undefined) return { problem: brokenManifest(place) };
  const others = Object.entries(stacksBefore).filter(([name]) => isOfOthers(ownerOfStack(name, names)));
  const stacks = [...others, ...Object.entries(stacksIn(own) ?? {})];
  return {
    files: [
      ...files.filter((file) => file !== own),
      ...last.filter((file) => file !== before && isOfOthers(file.from)),
      ...(manifest === undefined || stacks.length === 0
        ? []
        : [withStacks(manifest, Object.fromEntries(stacks))]),
    ],
  };
}

function brokenManifest({ folders }: OutputPlace): Problem {
  return {
    code: 'NAUST-RUN-012',
    severity: 'error',
    path: join(folders.get('cdktf.out') ?? 'cdktf.out', MANIFEST),
    what: 'is to keep the stacks of other environments, and does not tell them',
    got: 'no JSON with an object "stacks"',
    allowed: 'the file as naust wrote it',
    fix: 'leave --env out: it is written anew from all environments',
  };
}

/** Those of the chosen platforms among files that naust wrote. */
export function ofChosen<F extends Pick<OutputFile, 'root' | 'path'>>(
  files: readonly F[],
  names: PlatformNames,
): readonly F[] {
  return files.filter((file) => names.chosen.includes(ownerOf(file, names)));
}

function ownerOf({ root, path }: Pick<OutputFile, 'root' | 'path'>, names: PlatformNames): string {
  const [first = '', second = ''] = path.split('/');
  return root === 'cdktf.out' ? ownerOfStack(second, names) : first;
}

/** The name of a stack begins with that of its platform, and so may the name of another platform. */
function ownerOfStack(stack: string, { all }: PlatformNames): string {
  const owners = all.filter((name) => stack.startsWith(`${name}-`)).sort((a, b) => b.length - a.length);
  return owners[0] ?? '';
}

function isManifest({ root, path }: OutputFile): boolean {
  return root === 'cdktf.out' && path === MANIFEST;
}

type Stacks = TerraformManifest['stacks'];

/** Nothing where the file is not as naust wrote it. */
function stacksIn(file: OutputFile | undefined): Stacks | undefined {
  if (file === undefined) return {};
  try {
    const { stacks } = Object(manifestIn(file)) as { readonly stacks?: unknown };
    return typeof stacks === 'object' && stacks !== null ? (stacks as Stacks) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function manifestIn({ content }: OutputFile): TerraformManifest {
  return JSON.parse(String(content)) as TerraformManifest;
}

function withStacks(file: OutputFile, stacks: Stacks): OutputFile {
  return { ...file, content: terraformManifestText({ ...manifestIn(file), stacks }) };
}
