import type { App, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import {
  type Emission,
  emission,
  hasErrors,
  type ImageLock,
  type KubernetesObject,
  type OutputFile,
  plainEmission,
  readImageLockAt,
} from '../emit';
import { type Problem, ProblemsError } from '../kernel';
import { Platform, Project } from '../platform';

/** A project or one of its platforms, or what cdk8s knows without naust: an app, or one of its charts. */
export type Stack = Project | Platform | App | Chart;

/** What is beside a stack when synth runs, and is not in it. */
export interface StackOptions {
  /**
   * The path of an `images.lock.json`, as `naust pin` writes it: images have their digests then, as synth writes them, and
   * one that is not in it is a warning. `NAUST-IMG-002`, `NAUST-IMG-003`
   * @default - none: images are as the stack names them
   */
  readonly imageLock?: string;
}

/** What a stack would write and what is wrong with it. A chart, or any other construct, stands for all of its app. */
function emissionOf(stack: Project | IConstruct, { imageLock }: StackOptions): Emission {
  const { images, problems } =
    imageLock === undefined ? { images: undefined, problems: [] } : lockAt(imageLock);
  const emitted = emittedWith(stack, images);
  return { ...emitted, problems: [...emitted.problems, ...problems] };
}

/** A test that names a file means one that is there. */
function lockAt(path: string): ReturnType<typeof readImageLockAt> {
  const read = readImageLockAt(path);
  if (read.images === undefined && read.problems.length === 0) throw new Error(`${path} is not there`);
  return read;
}

function emittedWith(stack: Project | IConstruct, lock: ImageLock | undefined): Emission {
  if (stack instanceof Project) return emission(stack, process.env, lock);
  if (!Construct.isConstruct(stack)) {
    throw new TypeError('neither a Project nor a Platform, an App or a Chart');
  }
  const { root } = stack.node;
  return root instanceof Platform
    ? emission(root, process.env, lock)
    : plainEmission(root, process.env, lock);
}

/** What is wrong with a stack: errors and warnings. A chart stands for all of its app. */
export function problemsOf(stack: Stack): readonly Problem[] {
  return problemsWith(stack, {});
}

export function problemsWith(stack: Stack, options: StackOptions): readonly Problem[] {
  return emissionOf(stack, options).problems;
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
export function faultless(stack: Project | IConstruct, options: StackOptions = {}): Emission {
  const emitted = emissionOf(stack, options);
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
