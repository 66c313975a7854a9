import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import norway from '../../examples/norway/main';
import shop from '../../examples/shop/main';
import { filesOf, objectsOf } from '../../src/testing';
import { root } from '../house/project';

const [, table = ''] = readFileSync(join(root, 'docs/leaving.md'), 'utf8').split(
  '## What is left of the name\n',
);
const marks = [...table.matchAll(/`([^`]*naust[^`]*)`/g)].map(([, mark]) => mark!);

/** A host's README is for those who have naust. */
const outputs = [shop, norway]
  .flatMap((project) => [...filesOf(project)])
  .filter(([path]) => !path.endsWith('/README'));
const lines = outputs.flatMap(([path, text]) =>
  text
    .split(/\n|\\n/)
    .filter((line) => /naust/i.test(line))
    .map((line) => ({ path, line: line.trim() })),
);

/** What a line says of naust beside the marks: words for people do not count, nor where a script is of naust. */
const unsaid = ({ line }: { readonly line: string }): boolean =>
  /naust/.test(
    marks
      .reduce((rest, mark) => rest.replaceAll(mark, ''), line)
      .replaceAll(/^#.*|Description=.*|(?<=\/)naust\.out/g, ''),
  );

test('what docs/leaving.md names is all that is left of naust in what it generated', () => {
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter(unsaid)).toEqual([]);
});

/** Its own record, its name alone, and a label that users put on Services themselves. */
const besides = ['.naust-written', 'naust', 'naust/metrics'];

test('and each of it is there', () => {
  const written = marks.filter((mark) => !besides.includes(mark));
  expect(written.length).toBeGreaterThan(8);
  expect(written.filter((mark) => !lines.some(({ line }) => line.includes(mark)))).toEqual([]);
});

test("no object is of a kind of naust's own", () => {
  const versions = new Set([shop, norway].flatMap(objectsOf).map((object) => String(object['apiVersion'])));
  const own =
    /^(v1|(apps|batch|policy)\/v1|(admissionregistration|networking|rbac\.authorization|storage)\.k8s\.io\/v1)$/;
  expect([...versions].filter((version) => !own.test(version))).toEqual(['cert-manager.io/v1']);
});

test('only the first start of a machine runs anything that is called naust', () => {
  const commands = outputs.flatMap(([, text]) =>
    text.split(/\n|\\n/).filter((line) => /^Exec\w+=/.test(line)),
  );
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.filter((line) => /naust/.test(line.replaceAll('/etc/naust/firewall.nft', '')))).toEqual([]);
});
