import { type Problem, shown } from '../kernel';
import type { OutputFile } from './output-file';

/** Segments that mean the same on every file system, in a URL and in a shell. */
const SEGMENT = /^[A-Za-z0-9_.@+-]+$/;

/** What is wrong with where files would be written. */
export function outputPathProblems(files: readonly OutputFile[]): readonly Problem[] {
  return [...files.filter((file) => !isPlainPath(file.path)).map(unsafePath), ...collisions(files)];
}

/** Whether a path stays where it is put, and is none of naust's own hidden files. */
export function isPlainPath(path: string): boolean {
  return (
    path.length <= 400 &&
    path.split('/').every((s) => SEGMENT.test(s) && s !== '.' && s !== '..' && !s.startsWith('.naust'))
  );
}

function unsafePath(file: OutputFile): Problem {
  return {
    code: 'NAUST-OUT-003',
    severity: 'error',
    path: file.from,
    what: `would write a file in ${file.root} whose path is not plain`,
    got: shown(file.path),
    allowed:
      'segments of A-Z, a-z, 0-9 and _ . @ + - with slashes between, no "." or "..", 400 characters at most',
    fix: 'rename the construct or the file',
  };
}

/**
 * Two files at one path, or one where the other needs a folder. Paths that differ in case alone are one path on
 * macOS and Windows.
 */
function collisions(files: readonly OutputFile[]): readonly Problem[] {
  const places = new Map<string, OutputFile>();
  const problems: Problem[] = [];
  for (const file of files) {
    const place = placeOf(file);
    const other = places.get(place);
    if (other) problems.push(collision(file, other));
    else places.set(place, file);
  }
  for (const file of files) {
    const other = foldersOf(placeOf(file))
      .map((folder) => places.get(folder))
      .find((found) => found !== undefined);
    if (other) problems.push(collision(file, other));
  }
  return problems;
}

function placeOf(file: OutputFile): string {
  return `${file.root}/${file.path}`.toLowerCase();
}

function foldersOf(place: string): readonly string[] {
  const segments = place.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function collision(file: OutputFile, other: OutputFile): Problem {
  return {
    code: 'NAUST-OUT-002',
    severity: 'error',
    path: file.from,
    what: `would write where ${other.from} does`,
    got: `${file.root}/${file.path} and ${other.root}/${other.path}`,
    allowed: 'a path of its own for each file, also where case does not count',
    fix: 'rename one of them',
  };
}
