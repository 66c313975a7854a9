import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench';
import { type Command, overTsx } from './process';

/** A file of TypeScript in the project that imports, and does nothing else. */
export function importing(bench: Bench, name: string, modules: readonly string[]): Command {
  const file = join(bench.project, `${name}.ts`);
  writeFileSync(file, modules.map((module) => `import '${module}';\n`).join(''));
  return [...overTsx, file];
}
