import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { lastOutput, type OutputFile, outputPlace } from '../../emit';
import { shown } from '../../kernel';
import type { Outcome } from '../outcome';
import { git, outsideHooks } from './git';

export type RevisionOutput =
  | { readonly name: string; readonly files: readonly Pick<OutputFile, 'root' | 'path' | 'content'>[] }
  | { readonly refused: Outcome };

/**
 * What the stack of a git revision comes to: its files are written to a folder of their own and synthesised there, by
 * this naust and with the packages that are installed. The working tree, the index and the branches stay as they are,
 * no hook runs, and git is not told of the folder: nothing is left to tidy up where this is interrupted.
 */
export function revisionOutput(file: string, revision: string): RevisionOutput {
  const stack = realpathSync(file);
  const top = git(dirname(stack), ['rev-parse', '--show-toplevel']);
  if (!top.ok) return refused(revision, `no git repository: ${top.stderr}`);
  const root = top.stdout.trim();
  const named = `${revision}^{commit}`;
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', named]);
  if (!commit.ok) return refused(revision, 'no such revision');

  const scratch = scratchFolder(root);
  try {
    const [tree, index] = [join(scratch, 'tree'), join(scratch, 'index')];
    const read = git(root, ['read-tree', commit.stdout.trim()], index);
    const written = read.ok ? git(root, ['checkout-index', '--all', `--prefix=${tree}/`], index) : read;
    if (!written.ok) return refused(revision, written.stderr);
    return synthesised(revision, { root, tree, stack, output: join(scratch, 'output') });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const SCRATCH = 'naust-revision-';

/**
 * Out of sight of git, and yet where what the stack imports is found: in the project's own folders above. Those of
 * processes that were ended are taken away.
 */
function scratchFolder(root: string): string {
  const parent = resolve(root, git(root, ['rev-parse', '--git-common-dir']).stdout.trim());
  readdirSync(parent)
    .filter(
      (name) => name.startsWith(SCRATCH) && !isRunning(Number(name.slice(SCRATCH.length).split('-')[0])),
    )
    .forEach((name) => rmSync(join(parent, name), { recursive: true, force: true }));
  return mkdtempSync(join(parent, `${SCRATCH}${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Of another user, then.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
  if (!existsSync(there)) return { name: revision, files: [] };
  for (let folder = dirname(stack); ; folder = dirname(folder)) {
    const [installed, link] = [folder, join(tree, relative(root, folder))].map((f) =>
      join(f, 'node_modules'),
    );
    if (existsSync(installed!) && !existsSync(link!)) symlinkSync(installed!, link!);
    if (folder === root || folder === dirname(folder)) break;
  }
  const { CDK8S_OUTDIR, CDKTF_OUTDIR, ...env } = outsideHooks(process.env);
  void [CDK8S_OUTDIR, CDKTF_OUTDIR];
  const args = [...process.execArgv, process.argv[1]!, 'synth', there, '--output', output];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: dirname(there),
    encoding: 'utf8',
    env,
  });
  if (status !== 0)
    return refused(revision, stderr.replaceAll(tree, '').trim().split('\n').slice(0, 3).join(' '));
  return { name: revision, files: lastOutput(outputPlace(output, {})) };
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
