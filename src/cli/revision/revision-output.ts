import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { OutputFiles } from '../../changes';
import { lastOutput, outputPlace } from '../../emit';
import { shown } from '../../kernel';
import type { Outcome } from '../outcome';
import { git } from './git';

export type RevisionOutput =
  { readonly name: string; readonly files: OutputFiles } | { readonly refused: Outcome };

/**
 * What the stack of a git revision comes to: its files are checked out into a folder of their own and synthesised there,
 * by this naust and with the packages that are installed. The working tree and its branch stay as they are.
 */
export function revisionOutput(file: string, revision: string): RevisionOutput {
  const stack = resolve(file);
  const top = git(dirname(stack), 'rev-parse', '--show-toplevel');
  if (!top.ok) return refused(revision, `no git repository: ${top.stderr}`);
  const root = top.stdout.trim();
  const commit = git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  if (!commit.ok) return refused(revision, 'no such revision');

  const scratch = mkdtempSync(join(gitFolder(root), 'naust-revision-'));
  const tree = join(scratch, 'tree');
  try {
    const added = git(root, 'worktree', 'add', '--quiet', '--detach', tree, commit.stdout.trim());
    if (!added.ok) return refused(revision, added.stderr);
    return synthesised(revision, { root, tree, stack, output: join(scratch, 'output') });
  } finally {
    git(root, 'worktree', 'remove', '--force', tree);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Out of sight of git, and yet where what the stack imports is found: in the project's own folders above. */
function gitFolder(root: string): string {
  return resolve(root, git(root, 'rev-parse', '--git-common-dir').stdout.trim());
}

interface Places {
  readonly root: string;
  readonly tree: string;
  readonly stack: string;
  readonly output: string;
}

function synthesised(revision: string, { root, tree, stack, output }: Places): RevisionOutput {
  const there = join(tree, relative(root, stack));
  // A stack file that is new has nothing to be compared with.
  if (!existsSync(there)) return { name: revision, files: new Map() };
  for (let folder = dirname(stack); ; folder = dirname(folder)) {
    const [installed, link] = [folder, join(tree, relative(root, folder))].map((f) =>
      join(f, 'node_modules'),
    );
    if (existsSync(installed!) && !existsSync(link!)) symlinkSync(installed!, link!);
    if (folder === root || folder === dirname(folder)) break;
  }
  const { CDK8S_OUTDIR, CDKTF_OUTDIR, ...env } = process.env;
  void [CDK8S_OUTDIR, CDKTF_OUTDIR];
  const args = [...process.execArgv, process.argv[1]!, 'synth', there, '--output', output];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: dirname(there),
    encoding: 'utf8',
    env,
  });
  if (status !== 0)
    return refused(revision, stderr.replaceAll(tree, '').trim().split('\n').slice(0, 3).join(' '));
  const files = lastOutput(outputPlace(output, {}));
  return {
    name: revision,
    files: new Map(files.map(({ root: of, path, content }) => [`${of}/${path}`, content])),
  };
}

function refused(revision: string, got: string): RevisionOutput {
  return {
    refused: {
      problems: [
        {
          code: 'NAUST-DIF-002',
          severity: 'error',
          path: `--against ${revision}`,
          what: 'cannot be synthesised, so there is nothing to compare with',
          got: shown(got.trim() || 'no word from git'),
          allowed:
            'a revision of the repository that the stack file is in, whose stack this naust can synthesise',
          fix: 'name another, such as origin/main, or compare with the last output: leave --against out',
        },
      ],
    },
  };
}
