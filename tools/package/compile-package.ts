import { join } from 'node:path';

import { bundle } from './bundle';
import { compile } from './compile';
import { entryPoints } from './entry-points';
import { compileLazily } from './lazy-entry';

const root = join(__dirname, '..', '..');

/** Compiles what is published: the types as they are, and the programs as few files, loaded by their first use. */
export async function compilePackage(folder: string): Promise<void> {
  compile(folder);
  const entries = entryPoints(root).map(({ types }) => types.replace(/\.d\.ts$/, ''));
  for (const entry of entries) compileLazily(join(root, 'src', `${entry}.ts`), join(folder, `${entry}.js`));
  await bundle(folder, [...entries.map((entry) => `${entry}.js`), 'cli/naust.js']);
}
