import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, interleaved, median, overTsx } from './measure';
import { projectWithNaust } from './published';

const rounds = 5;

/**
 * What a user waits for: the whole of `naust synth` against loading what it stands on, and naust against its peers.
 * All of it runs as in a user's project, with naust compiled and files of TypeScript that import: the command brings
 * tsx itself, the files are run over it.
 */
export function coldStart(): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'naust-bench-'));
  try {
    const project = projectWithNaust(folder);
    cpSync(resolve(__dirname, '../examples/shop'), project, { recursive: true });
    const importing = (name: string, modules: readonly string[]): Command => {
      const file = join(project, `${name}.ts`);
      writeFileSync(file, modules.map((module) => `import '${module}';\n`).join(''));
      return [...overTsx, file];
    };
    const synth: Command = ['node_modules/naust/lib/cli/naust.js', 'synth', 'main.ts', '--output', 'out'];
    const three = importing('three', ['cdk8s', 'cdk8s-plus-28', 'cdktf']);
    const peers = importing('peers', ['cdk8s', 'cdk8s-plus-28']);
    const naust = importing('naust', ['naust']);
    const [a, a2, b, c, c2, d] = interleaved([synth, synth, three, naust, naust, peers], rounds, project).map(
      median,
    ) as [number, number, number, number, number, number];
    return {
      'coldStart.ms': a,
      'coldStart.vsImports': a / b,
      'coldStart.vsImports.self': a / a2,
      'import.ms': c,
      'import.vsPeers': c / d,
      'import.vsPeers.self': c / c2,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
