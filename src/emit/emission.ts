import type { IConstruct } from 'constructs';
import { type Problem, ProblemsError, unique } from '../kernel';
import { type Platform, Project } from '../platform';
import { capacitiesOf, capacityProblems } from './cluster-capacity';
import { constructMetadata } from './construct-metadata';
import { crossEnvironmentProblems, distinctPlatforms } from './cross-environment';
import { declaredProblems } from './declared-problems';
import { evidenceFiles } from './evidence-files';
import { hasErrors } from './has-errors';
import { type Environment, hiddenInputs } from './hidden-inputs';
import { hostFiles, hostImages, unlockedHostImages } from './host-files';
import { kubernetesFiles } from './kubernetes-files';
import type { KubernetesObject } from './kubernetes-object';
import { messageOf } from './message';
import type { OutputFile } from './output-file';
import type { ImageLock } from './pinned-images';
import { outputPathProblems } from './output-paths';
import { type ResolvedChart, resolvedObjects } from './resolved-objects';
import { telemetryProblems } from './telemetry-room';
import { terraformFiles } from './terraform-files';

/** Everything that comes out of a project, in memory. */
export interface Emission {
  /** Of every platform, warnings among them. */
  readonly problems: readonly Problem[];
  /** The Kubernetes objects that could be resolved, in the order they are written. */
  readonly objects: readonly KubernetesObject[];
  /** The images that files for hosts name. */
  readonly hostImages: readonly string[];
  /** The same, chart by chart. */
  readonly charts: readonly ResolvedChart[];
  /** In order of path; none where a problem is an error. */
  readonly files: readonly OutputFile[];
}

/** @param lock what each image is; without one they stay as they are named */
export function emission(
  source: Project | Platform,
  environment: Environment = process.env,
  lock?: ImageLock,
): Emission {
  const platforms = platformsOf(source);
  const problems: Problem[] = [...hiddenInputs(environment), ...platforms.flatMap(prepared)];
  const trees = platforms.map((platform) => platform.node.findAll());
  problems.push(
    ...platforms.flatMap((platform, index) => [
      ...declaredProblems(trees[index]!),
      ...declaredProblems(terraformTree(platform)),
    ]),
    ...crossEnvironmentProblems(platforms),
  );

  const resolved = trees.map((tree) => resolvedObjects(tree, lock));
  const terraform = terraformFiles(platforms);
  problems.push(...resolved.flatMap((r) => r.problems), ...terraform.problems);
  if (lock) problems.push(...trees.flatMap((tree) => unlockedHostImages(tree, lock)));
  if (!hasErrors(problems)) {
    problems.push(...resolved.flatMap((r) => r.failures), ...terraform.failures);
  }
  const capacities = platforms.map((platform, index) => capacitiesOf(platform, resolved[index]!.charts));
  if (!hasErrors(problems)) {
    problems.push(
      ...capacities.flatMap(capacityProblems),
      ...trees.flatMap((tree, index) => telemetryProblems(tree, capacities[index]!)),
    );
  }

  const files = [
    ...distinctPlatforms(platforms).flatMap((platform) =>
      kubernetesFiles(platform, resolved[platforms.indexOf(platform)]!.charts),
    ),
    ...terraform.files,
  ];
  if (environment['CDK8S_RECORD_CONSTRUCT_METADATA'] === 'true') files.push(constructMetadata(trees));
  if (!hasErrors(problems)) {
    const hosts = platforms.map((platform, index) =>
      hostFiles(platform, trees[index]!, resolved[index]!.charts, lock),
    );
    problems.push(...hosts.flatMap((host) => host.problems));
    files.push(...hosts.flatMap((host) => host.files));
    files.push(
      ...platforms.flatMap((platform, index) => evidenceFiles(platform, trees[index]!, capacities[index]!)),
    );
  }
  problems.push(...outputPathProblems(files));

  const charts = resolved.flatMap((r) => r.charts);
  return {
    problems: unique(problems),
    hostImages: trees.flatMap(hostImages),
    objects: charts.flatMap(({ objects }) => objects),
    charts,
    files: hasErrors(problems) ? [] : files.sort(byPath),
  };
}

/** A platform under two names is one platform twice, and the check on names says so. */
function platformsOf(source: Project | Platform): readonly Platform[] {
  return source instanceof Project ? Object.values(source.platforms) : [source];
}

/** Completes the trees; what keeps one from being completed is a problem, and the rest is still checked. */
function prepared(platform: Platform): readonly Problem[] {
  try {
    platform.prepare();
    return [];
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    return [
      {
        code: 'NAUST-OUT-004',
        severity: 'error',
        path: platform.name,
        what: 'cannot be completed',
        got: messageOf(error),
        allowed: 'declarations that fit together',
        fix: 'change what the message names',
      },
    ];
  }
}

function terraformTree(platform: Platform): readonly IConstruct[] {
  return platform.hasTerraform ? platform.terraform.node.findAll() : [];
}

function byPath(a: OutputFile, b: OutputFile): number {
  const [left, right] = [`${a.root}/${a.path}`, `${b.root}/${b.path}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
