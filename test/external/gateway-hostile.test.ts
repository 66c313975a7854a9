import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { gatewayPlaces, hostileNear } from '../gateway/hostile-gateways';
import { type Read, skeleton } from '../gateway/model-tree';
import { certificateIn, placeIn } from './gateway-files';
import { describeWith } from './require-program';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

interface Parsed {
  readonly config: readonly {
    readonly file: string;
    readonly errors: readonly object[];
    readonly parsed: readonly ParsedDirective[];
  }[];
}

interface ParsedDirective {
  readonly directive: string;
  readonly args: readonly string[];
  readonly block?: readonly ParsedDirective[];
}

interface Case {
  readonly place: string;
  readonly text: string;
  readonly config: string;
  readonly tree: readonly Read[];
  /** Whether the names of its directives are those of a text that means no harm. */
  readonly usual: boolean;
}

/** Of each place what is good, and the first of many hostile texts that are not refused. */
const ACCEPTED = 2;

const cases: readonly Case[] = gatewayPlaces.flatMap(({ name, good, outcome }) => {
  const bones = skeleton(outcome(good).tree());
  const texts = [good, ...fc.sample(hostileNear(good), { numRuns: 200, seed: 1 })];
  const accepted: Case[] = [];
  for (const text of new Set(texts)) {
    const { refused, config, tree } = outcome(text);
    if (refused.length > 0) continue;
    accepted.push({ place: name, text, config: config(), tree: tree(), usual: skeleton(tree()) === bones });
    if (accepted.length > ACCEPTED) break;
  }
  return accepted;
});

const LETTERS: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

/** As nginx does: crossplane takes quotes off, and leaves escapes but that of the quote as they are written. */
function decoded(word: string): string {
  return word.replace(/\\(["'\\trn])/g, (_, c: string) => LETTERS[c] ?? c);
}

function readOf({ directive, args, block }: ParsedDirective): Read {
  const own = { name: decoded(directive), args: args.map(decoded) };
  return block ? { ...own, block: block.map(readOf) } : own;
}

test('there are hostile texts that are not refused, of most places', () => {
  const places = new Set(cases.map(({ place }) => place));
  expect(places.size).toBe(new Set(gatewayPlaces.map(({ name }) => name)).size);
  expect(cases.length).toBeGreaterThan(2 * gatewayPlaces.length);
  expect(cases.filter(({ usual }) => !usual)).toEqual([]);
});

describeWith(['crossplane'], 'crossplane', ({ crossplane }) => {
  const folder = temporaryFolder('gateway-hostile');

  test('reads back exactly the directives of the model, whatever was written in any place', async () => {
    cases.forEach(({ config }, index) => writeFileSync(join(folder, `case-${index}.conf`), config));
    const all = join(folder, 'all');
    writeFileSync(all, cases.map((_, index) => `include case-${index}.conf;`).join('\n'));
    await runOk(crossplane, ['parse', '-o', join(folder, 'out.json'), all]);
    const { config } = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Parsed;
    expect(config).toHaveLength(cases.length + 1);
    cases.forEach(({ place, text, tree }, index) => {
      const { file, errors, parsed } = config[index + 1]!;
      expect({ place, text, errors, file: file.endsWith(`case-${index}.conf`) }).toEqual({
        place,
        text,
        errors: [],
        file: true,
      });
      expect(parsed.map(readOf)).toEqual(tree);
    });
  }, 240_000);
});

describeWith(['nginx-stable'], 'nginx -t', (paths) => {
  const folder = temporaryFolder('gateway-hostile');

  test('takes every one of them', async () => {
    const { certificate, key } = await certificateIn(folder, 'shop.example.no');
    const files: Readonly<Record<string, string>> = {
      ssl_certificate: certificate,
      ssl_certificate_key: key,
      proxy_ssl_trusted_certificate: certificate,
      grpc_ssl_trusted_certificate: certificate,
    };
    // What lies on no machine of ours; the DNS is asked at once for a name.
    const here = (config: string): string =>
      config
        .replace(/^( *)(\w*ssl_\w*certificate(?:_key)?) .*;$/gm, (line, indent: string, name: string) =>
          files[name] === undefined ? line : `${indent}${name} "${files[name]}";`,
        )
        .replace(/^( *resolver) "[^"]*"/m, '$1 127.0.0.1');
    const refused = [];
    for (const { place, text, config } of cases) {
      const file = placeIn(folder, here(config));
      const { code, stderr } = await run(paths['nginx-stable'], ['-t', '-q', '-e', 'stderr', '-c', file]);
      if (code !== 0) refused.push({ place, text, stderr });
    }
    expect(refused).toEqual([]);
  }, 240_000);
});
