import type { App, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import {
  type Emission,
  emission,
  hasErrors,
  type KubernetesObject,
  type OutputFile,
  plainEmission,
} from '../emit';
import { type Problem, ProblemsError } from '../kernel';
import { Platform, Project } from '../platform';

/** A project or one of its platforms, or what cdk8s knows without naust: an app, or one of its charts. */
export type Stack = Project | Platform | App | Chart;

/** What a stack would write and what is wrong with it. A chart, or any other construct, stands for all of its app. */
function emissionOf(stack: Project | IConstruct): Emission {
  if (stack instanceof Project) return emission(stack);
  if (!Construct.isConstruct(stack)) {
    throw new TypeError('neither a Project nor a Platform, an App or a Chart');
  }
  const { root } = stack.node;
  return root instanceof Platform ? emission(root) : plainEmission(root);
}

/** What is wrong with a stack: errors and warnings. A chart stands for all of its app. */
export function problemsOf(stack: Stack): readonly Problem[] {
  return emissionOf(stack).problems;
}

/** The Kubernetes objects of a stack, resolved, in the order they are written. @throws ProblemsError */
export function objectsOf(stack: Stack): readonly KubernetesObject[] {
  return faultless(stack).objects;
}

/** What each file of a stack holds, by its path: `dist/...`, `cdktf.out/...`, `naust.out/...`. @throws ProblemsError */
export function filesOf(stack: Stack): ReadonlyMap<string, string> {
  return textsOf(faultless(stack).files);
}

/** A test on the output of a stack that has none would pass without having looked. */
export function faultless(stack: Project | IConstruct): Emission {
  const emitted = emissionOf(stack);
  if (hasErrors(emitted.problems)) throw new ProblemsError(emitted.problems);
  return emitted;
}

/** Bytes that are no text are shown in base64. */
export function textsOf(files: readonly OutputFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.map(({ root, path, content }) => [
      `${root}/${path}`,
      typeof content === 'string' ? content : Buffer.from(content).toString('base64'),
    ]),
  );
}
