import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

/**
 * Makes a project in an empty folder that has naust installed as users get it: compiled by the step that compiles what
 * is published, in a folder below the one that its peers are found in. What measures it from inside lies beside it with
 * the files that it reaches into, and is not part of what users get.
 */
export function installed(folder: string): string {
  const project = join(folder, 'project');
  const naust = join(project, 'node_modules', 'naust');
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
  for (const name of ['package.json', ...files.filter((file) => file !== 'lib')])
    cpSync(join(root, name), join(naust, name), { recursive: true });
  ran('tsc', '-p', join(root, 'bench', 'tsconfig.json'), '--outDir', naust);
  ran('tsx', join(root, 'tools', 'package', 'build.ts'), join(naust, 'lib'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return project;
}

function ran(program: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
}
