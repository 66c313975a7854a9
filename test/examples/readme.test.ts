import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The text of the one block of code in this language. */
function blockOf(language: string): string {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))];
  expect(blocks).toHaveLength(1);
  return blocks[0]![1]!;
}

test("the README's stack file is one", () => {
  // Inside the project, as a user's stack is: its imports are looked up from where it lies.
  mkdirSync(join(root, '.naust'), { recursive: true });
  const folder = mkdtempSync(join(root, '.naust', 'readme-'));
  try {
    writeFileSync(join(folder, 'main.ts'), blockOf('ts'));
    const args = [
      '--import',
      'tsx',
      'src/cli/naust.ts',
      'synth',
      join(folder, 'main.ts'),
      '--output',
      folder,
    ];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'dist/shop/nordic/shop.k8s.yaml'), 'utf8')).toContain('kind: Namespace');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
