import { parseSync, transformSync } from '@swc/core';
import { readFileSync, writeFileSync } from 'node:fs';

const parser = { syntax: 'typescript', target: 'es2022' } as const;

/**
 * Compiles a file that exports what others hold, so that each of them is loaded by the first use of a name of it. Names
 * are exported as before: `import { Cluster } from 'naust'` finds them, and loads what holds them.
 */
export function compileLazily(source: string, target: string): void {
  const text = readFileSync(source, 'utf8');
  const { body } = parseSync(text, parser);
  const lazy = body.flatMap((item) =>
    item.type === 'ExportNamedDeclaration' && item.source ? [item.source.value] : [],
  );
  const { code } = transformSync(text, {
    swcrc: false,
    configFile: false,
    jsc: { parser: { syntax: parser.syntax }, target: parser.target },
    module: { type: 'commonjs', lazy, exportInteropAnnotation: true },
  });
  writeFileSync(target, code);
}
