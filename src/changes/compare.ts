import type { Problem } from '../kernel';
import { type Change, inOrderOfRisk } from './change';
import { objectChanges } from './kubernetes-objects';
import { fileChanges } from './output-files';
import { type Output, type OutputFiles, readOutput } from './output';
import { type TerraformPlan, planChanges } from './terraform-plan';
import { resourceChanges } from './terraform-resources';

export interface Comparison {
  /** What is lost for good first. */
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** What would happen to everything an output describes, were another applied after it. */
export function compareOutputs(
  before: OutputFiles,
  after: OutputFiles,
  plans: readonly TerraformPlan[] = [],
): Comparison {
  const same = new Set(
    [...after].filter(([path, content]) => isSame(before.get(path), content)).map(([path]) => path),
  );
  const [old, young] = [before, after].map((files) => readOutput(without(files, same))) as [Output, Output];
  const planned = planChanges(plans, readOutput(terraformOf(after)).stacks);
  return {
    changes: inOrderOfRisk([
      ...objectChanges(old.objects, young.objects),
      ...resourceChanges(old.stacks, young.stacks, new Set(planned.stacks)),
      ...planned.changes,
      ...fileChanges(old.files, young.files),
    ]),
    problems: [...old.problems, ...young.problems, ...planned.problems],
  };
}

/** Files that are the same on both sides say nothing, however many. */
function without(files: OutputFiles, paths: ReadonlySet<string>): OutputFiles {
  return new Map([...files].filter(([path]) => !paths.has(path)));
}

function terraformOf(files: OutputFiles): OutputFiles {
  return new Map([...files].filter(([path]) => path.startsWith('cdktf.out/')));
}

function isSame(before: string | Uint8Array | undefined, after: string | Uint8Array): boolean {
  if (before === undefined || before === after) return before === after;
  return Buffer.from(before as Uint8Array).equals(Buffer.from(after as Uint8Array));
}
