import type { IConstruct } from 'constructs';
import { type Problem, pathOf, problemAt, ProblemsError } from '../kernel';
import { type Beside, HostFiles, type Platform } from '../platform';
import { messageOf } from './message';
import { type ImageLock, notLocked, pinnedImage } from './pinned-images';
import type { OutputFile } from './output-file';
import type { ResolvedChart } from './resolved-objects';

/** Renders every host folder of a platform: only called when nothing is wrong with it. */
export function hostFiles(
  platform: Platform,
  constructs: readonly IConstruct[],
  charts: readonly ResolvedChart[],
  lock?: ImageLock,
): {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
} {
  const folders = constructs.filter((c) => c instanceof HostFiles);
  const problems: Problem[] = [];
  const files = folders.flatMap((folder) => {
    try {
      return filesOf(platform, folder, {
        objects: () => objectsBeside(folder, charts),
        pinned: (image) => pinnedImage(image, lock),
      });
    } catch (error) {
      problems.push(...renderProblems(folder, error));
      return [];
    }
  });
  return { files, problems };
}

/** The images that files for hosts name. */
export function hostImages(constructs: readonly IConstruct[]): readonly string[] {
  return constructs.filter((c) => c instanceof HostFiles).flatMap(({ images }) => images());
}

/** Whether the lock file has them: as for images of the cluster. */
export function unlockedHostImages(constructs: readonly IConstruct[], lock: ImageLock): readonly Problem[] {
  return constructs
    .filter((c) => c instanceof HostFiles)
    .flatMap((folder) =>
      notLocked(folder.images(), lock).map((finding) => problemAt(folder.node.scope ?? folder, finding)),
    );
}

function objectsBeside({ node }: HostFiles, charts: readonly ResolvedChart[]): readonly object[] {
  return charts
    .filter(({ chart }) => chart.node.scopes.includes(node.scope!))
    .flatMap(({ objects }) => objects);
}

function filesOf(platform: Platform, folder: HostFiles, beside: Beside): readonly OutputFile[] {
  return folder.render(beside).map((file) => ({
    root: 'naust.out',
    path: `${platform.name}/${folder.folder}/${file.path}`,
    content: file.content,
    executable: file.executable ?? false,
    from: pathOf(folder),
  }));
}

function renderProblems(folder: HostFiles, error: unknown): readonly Problem[] {
  if (error instanceof ProblemsError) return error.problems;
  return [
    problemAt(folder, {
      code: 'NAUST-OUT-004',
      what: 'cannot be rendered',
      got: messageOf(error),
      allowed: 'values that render',
      fix: 'change what the message names',
    }),
  ];
}
