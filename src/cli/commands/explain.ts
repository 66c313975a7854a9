import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearestNames, ownFolder, shown } from '../../kernel';
import { type CommonOptions, commonly, type Finish } from '../command';
import { jsonOf } from '../json';
import { exit, type Outcome } from '../outcome';

type Options = CommonOptions<'text' | 'json'>;

/** Beside the compiled files in the package, and beside the sources in the project. */
const ERRORS = resolve(ownFolder, '../docs/errors.md');

export function addExplain(naust: Command, finish: Finish): void {
  const command = naust
    .command('explain')
    .description('say what a problem code means, and what to do')
    .argument('<code>', 'such as NAUST-RES-001');
  commonly(command, ['text', 'json'], 'npx naust explain NAUST-RES-001').action(
    (code: string, options: Options) => finish(options, () => explain(code, options)),
  );
}

function explain(given: string, { format }: Options): Outcome {
  const entries = entriesOf(readFileSync(ERRORS, 'utf8'));
  const code = codeIn(given);
  const text = entries.get(code);
  if (text === undefined) return { ...unknownCode(given, [...entries.keys()]), code: exit.usage };
  return { problems: [], says: format === 'json' ? jsonOf({ code, text }) : `${code}\n\n${text}\n` };
}

/** What every code begins with need not be written. */
function codeIn(given: string): string {
  const code = given.trim().toUpperCase();
  return /^[A-Z]{3}-[0-9]{3}$/.test(code) ? `NAUST-${code}` : code;
}

function entriesOf(markdown: string): ReadonlyMap<string, string> {
  return new Map(
    markdown
      .split(/^## /m)
      .slice(1)
      .map((entry) => {
        const end = entry.indexOf('\n');
        return [entry.slice(0, end).trim(), entry.slice(end).trim()] as const;
      }),
  );
}

/** What is mistyped is off by a letter or two; with three another group of codes can be meant, or any number. */
const MISTYPED = 2;

function unknownCode(given: string, codes: readonly string[]): Outcome {
  const near = nearestNames(codeIn(given), codes, 3, MISTYPED);
  return {
    problems: [
      {
        code: 'NAUST-RUN-009',
        severity: 'error',
        path: 'naust explain',
        what: 'is asked for a code that naust does not have',
        got: shown(given),
        allowed: `a code as problems show it, such as ${codes[0]}`,
        fix:
          near.length === 0
            ? 'copy the code from the problem; docs/errors.md has all of them'
            : `write ${near.join(' or ')}`,
      },
    ],
  };
}
