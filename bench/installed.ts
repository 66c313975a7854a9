import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

/**
 * Makes a project in an empty folder that has naust installed as users get it: compiled, so that tsx has their own
 * files to transform and not the whole of naust, in a folder below the one that its peers are found in. What measures
 * it from inside lies beside it, and is not part of what users get.
 */
export function installed(folder: string): string {
  const project = join(folder, 'project');
  const naust = join(project, 'node_modules', 'naust');
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
  for (const name of ['package.json', ...files.filter((file) => file !== 'lib')])
    cpSync(join(root, name), join(naust, name), { recursive: true });
  compile(naust);
  renameSync(join(naust, 'src'), join(naust, 'lib'));
  symlinkSync('lib', join(naust, 'src'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return project;
}

function compile(folder: string): void {
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const run = spawnSync(tsc, ['-p', join(root, 'bench', 'tsconfig.json'), '--outDir', folder], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`tsc ended with ${run.status}: ${run.stdout}`);
}
