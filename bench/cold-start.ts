import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, interleaved, median } from './measure';

const rounds = 5;

/** What a user waits for: the whole of a synth against loading what it stands on, and naust against its peers. */
export function coldStart(): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'naust-bench-'));
  try {
    const root = resolve(__dirname, '..');
    const importing = (name: string, modules: readonly string[]): Command => {
      const file = join(folder, `${name}.cjs`);
      const paths = modules.map((module) => require.resolve(module, { paths: [root] }));
      writeFileSync(file, paths.map((path) => `require(${JSON.stringify(path)});\n`).join(''));
      return [file];
    };
    const synth: Command = [
      join(root, 'src/cli/naust.ts'),
      'synth',
      join(root, 'examples/shop/main.ts'),
      '--output',
      folder,
    ];
    const three = importing('three', ['cdk8s', 'cdk8s-plus-28', 'cdktf']);
    const peers = importing('peers', ['cdk8s', 'cdk8s-plus-28']);
    const naust = importing('naust', [join(root, 'src/index.ts')]);
    const [a, a2, b, c, c2, d] = interleaved([synth, synth, three, naust, naust, peers], rounds).map(
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
