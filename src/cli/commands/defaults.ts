import type { Command } from 'commander';
import { defaultsApplied, defaultText, nearestNames, pathOf, type Problem, shown } from '../../kernel';
import { type Platform, Project } from '../../platform';
import { type CommonOptions, commonly, type Finish } from '../command';
import { sourceOf } from '../defaults/sources';
import { jsonOf } from '../json';
import type { Outcome } from '../outcome';
import { paintFor } from '../paint';
import { loadStack } from '../stack/stack-file';

interface Options extends CommonOptions<'text' | 'json'> {
  readonly stack: string;
}

export function addDefaults(naust: Command, finish: Finish): void {
  const command = naust
    .command('defaults')
    .description('say what a stack got without having written it: value and source of each')
    .argument('[path]', 'of a construct, with all below it; everything where it is left out')
    .option('-s, --stack <file>', 'the stack file', 'main.ts');
  commonly(command, ['text', 'json'], 'npx naust defaults shop-prod/nordic/shop/orders').action(
    (path: string | undefined, options: Options) => finish(options, () => defaults(path, options)),
  );
}

async function defaults(path: string | undefined, { stack: file, format }: Options): Promise<Outcome> {
  const loaded = await loadStack(file);
  if ('refused' in loaded) return loaded.refused;
  const platforms = loaded.stack instanceof Project ? Object.values(loaded.stack.platforms) : [loaded.stack];
  const all = platforms.flatMap(constructsOf);
  const below = all.filter(
    (each) => path === undefined || each.path === path || each.path.startsWith(`${path}/`),
  );
  if (below.length === 0) return { problems: [unknownPath(path, all)] };
  const found = below.filter(({ applied }) => applied.length > 0);
  return {
    problems: [],
    says: format === 'json' ? jsonOf({ defaults: found.flatMap(entries) }) : textOf(found),
  };
}

interface Applied {
  readonly path: string;
  readonly applied: readonly {
    readonly name: string;
    readonly value: string;
    readonly documented: string;
    readonly source: string;
  }[];
}

function constructsOf(platform: Platform): readonly Applied[] {
  return platform.node.findAll().map((construct) => ({
    path: pathOf(construct),
    applied: onceEach(
      defaultsApplied(construct).map((each) => {
        const { documented = each.name, source = '' } = sourceOf(each) ?? {};
        return { name: each.name, value: defaultText(each.value), documented, source };
      }),
    ),
  }));
}

/** Of several parts of a construct, such as its pools, one default says it. */
function onceEach(applied: Applied['applied']): Applied['applied'] {
  return [...new Map(applied.map((each) => [`${each.documented} ${each.value}`, each])).values()];
}

function entries({ path, applied }: Applied): readonly object[] {
  return applied.map((each) => ({ path, ...each }));
}

function textOf(constructs: readonly Applied[]): string {
  const paint = paintFor(process.stdout);
  return constructs
    .map(({ path, applied }) =>
      [
        paint('bold', path),
        ...applied.flatMap(({ value, documented, source }) => [
          `  ${documented} = ${value}`,
          ...(source === '' ? [] : [paint('dim', `      ${source}`)]),
        ]),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function unknownPath(path: string | undefined, all: readonly Applied[]): Problem {
  const near = nearestNames(
    path ?? '',
    all.filter(({ applied }) => applied.length > 0).map((each) => each.path),
  );
  return {
    code: 'NAUST-RUN-011',
    severity: 'error',
    path: 'naust defaults',
    what: 'is asked for a construct that the stack does not have',
    got: shown(path),
    allowed: 'the path of a construct, as problems show it',
    fix: near.length === 0 ? 'leave the path out' : `nearest are ${near.join(', ')}`,
  };
}
