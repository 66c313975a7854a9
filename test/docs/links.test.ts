import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root, trackedFiles } from '../house/project';
import { anchorsOf, relativeLinks } from './links';

const files = trackedFiles();
const pages = new Map(
  files
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [file, { links: relativeLinks(text), anchors: anchorsOf(text) }] as const;
    }),
);

/** What is wrong with a link, if anything is. */
function fault(page: string, target: string): string | undefined {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : posix.join(posix.dirname(page), path);
  const isTracked = files.some((each) => each === file || each.startsWith(`${file.replace(/\/$/, '')}/`));
  if (!isTracked || !existsSync(join(root, file))) return `no ${file}`;
  if (anchor === undefined) return undefined;
  const to = pages.get(file);
  return to?.anchors.has(anchor) ? undefined : `no heading #${anchor} in ${file}`;
}

test('every link from a page of the project leads somewhere', () => {
  const links = [...pages].flatMap(([page, { links: own }]) => own.map((link) => ({ page, ...link })));
  expect(links.length).toBeGreaterThan(100);
  const dead = links.flatMap(({ page, line, target }) => {
    const found = fault(page, target);
    return found === undefined ? [] : [`${page}:${line} ${target}: ${found}`];
  });
  expect(dead).toEqual([]);
});

test('every page of docs can be reached from its index', () => {
  const docs = [...pages.keys()].filter((page) => page.startsWith('docs/'));
  const reached = new Set(['docs/README.md']);
  for (const page of reached) {
    for (const { target } of pages.get(page)?.links ?? []) {
      const to = posix.join(posix.dirname(page), target.split('#')[0]!).replace(/\/$/, '');
      // A link to a folder leads to what is in it.
      docs.filter((file) => file === to || posix.dirname(file) === to).forEach((file) => reached.add(file));
    }
  }
  expect(docs.filter((page) => !reached.has(page))).toEqual([]);
});

describe('links and headings', () => {
  test('are found outside of code', () => {
    const markdown =
      '[a](a.md) `[b](b.md)`\n```md\n[c](c.md)\n```\n[d]: d.md\n[e](https://example.no) [f](#g-h)\n';
    expect(relativeLinks(markdown)).toEqual([
      { target: 'a.md', line: 1 },
      { target: 'd.md', line: 5 },
      { target: '#g-h', line: 6 },
    ]);
  });

  test('meet as on GitHub', () => {
    const markdown = "# `cdk8s synth` and [cdktf](x.md)\n## What's new?\n## What's new?\n```sh\n# no\n```\n";
    expect([...anchorsOf(markdown)]).toEqual(['cdk8s-synth-and-cdktf', 'whats-new', 'whats-new-1']);
  });
});
