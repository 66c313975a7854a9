import { readdirSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { OutputPlace } from '../../emit';
import type { Problem } from '../../kernel';

const SOURCE = /(?<!\.d)\.[cm]?tsx?$/;

/** That a folder for the output is one of sources: the next `cdk8s synth` would empty it. */
export function foldersOfSources(stack: string, { folders }: OutputPlace): readonly Problem[] {
  return [...folders.values()].flatMap((folder) => {
    const inside = relative(folder, resolve(stack));
    const holdsStack = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`);
    const source = holdsStack ? stack : namesIn(folder).find((name) => SOURCE.test(name));
    return source === undefined ? [] : [ofSources(folder, source)];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // What is no folder yet holds nothing; whether it can become one is found out when it is written.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function ofSources(folder: string, source: string): Problem {
  return {
    code: 'NAUST-RUN-007',
    severity: 'error',
    path: folder,
    what: 'is to hold the output, and holds sources',
    got: source,
    allowed: 'a folder of its own for what is generated',
    fix: 'give another folder with --output, such as --output build',
  };
}
