import { type Emission, emission, hasErrors, type KubernetesObject, type OutputFile } from '../emit';
import { type Problem, ProblemsError } from '../kernel';
import type { Platform, Project } from '../platform';

/** What a stack would write and what is wrong with it, without writing anything. */
export function synthesized(stack: Project | Platform): Emission {
  return emission(stack);
}

/** What is wrong with a stack: errors and warnings. */
export function problemsOf(stack: Project | Platform): readonly Problem[] {
  return emission(stack).problems;
}

/** The Kubernetes objects of a stack, resolved, in the order they are written. @throws ProblemsError */
export function objectsOf(stack: Project | Platform): readonly KubernetesObject[] {
  return faultless(stack).objects;
}

/** What each file of a stack holds, by its path: `dist/...`, `cdktf.out/...`, `naust.out/...`. @throws ProblemsError */
export function filesOf(stack: Project | Platform): ReadonlyMap<string, string> {
  return new Map(faultless(stack).files.map((file) => [`${file.root}/${file.path}`, textOf(file)]));
}

/** A test on the output of a stack that has none would pass without having looked. */
function faultless(stack: Project | Platform): Emission {
  const emitted = emission(stack);
  if (hasErrors(emitted.problems)) throw new ProblemsError(emitted.problems);
  return emitted;
}

function textOf({ content }: OutputFile): string {
  return typeof content === 'string' ? content : Buffer.from(content).toString('base64');
}
