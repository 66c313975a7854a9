import { ApiObject, App, Chart, Names } from 'cdk8s';
import * as fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrors } from '../../src/emit';
import { declaredProblems } from '../../src/emit/declared-problems';
import { kubernetesFiles } from '../../src/emit/kubernetes-files';
import { resolvedObjects } from '../../src/emit/resolved-objects';
import { Manifest } from '../../src/kernel';
import { build, type GeneratedTree, generatedTree } from './generated-tree';
import { emptyPlatform } from './stacks';

/** By the path of the chart; `undefined` where it cannot be done. */
type Texts = Readonly<Record<string, string>> | undefined;

/** What the file of each chart holds, as cdk8s writes it. A chart without objects has an empty one. */
function textsOfCdk8s(tree: GeneratedTree): Texts {
  const outdir = mkdtempSync(join(tmpdir(), 'naust-test-'));
  try {
    const app = new App({ outdir });
    build(app, tree);
    if (!synthesises(app)) return undefined;
    const texts = new Map(
      readdirSync(outdir).map((file) => [file, readFileSync(join(outdir, file), 'utf8')]),
    );
    const charts = app.node.findAll().filter((construct) => Chart.isChart(construct));
    return Object.fromEntries(charts.map((chart) => [chart.node.path, textOf(chart, texts)]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function synthesises(app: App): boolean {
  try {
    app.synth();
    return true;
  } catch {
    return false;
  }
}

/** cdk8s counts the files where charts depend on each other, and names them by their path shortened to one label. */
function textOf(chart: Chart, texts: ReadonlyMap<string, string>): string {
  const name = `${Names.toDnsLabel(chart)}.k8s.yaml`;
  const found = [...texts.keys()].filter((file) => file.replace(/^\d{4}-/, '') === name || file === name);
  if (found.length !== 1) throw new Error(`${name} is ${found.length} of ${[...texts.keys()].join(', ')}`);
  return texts.get(found[0]!)!;
}

/** The same by naust, its own objects among it. Its rules on objects are left out: cdk8s has none. */
function textsOfNaust(tree: GeneratedTree, object: typeof ApiObject): Texts {
  const platform = emptyPlatform();
  build(platform, tree, object);
  const constructs = platform.node.findAll();
  const { charts, problems, failures } = resolvedObjects(constructs);
  const ofOrder = problems.filter(({ code }) => /^NAUST-PLT-(007|008|011)$/.test(code));
  if (hasErrors([...declaredProblems(constructs), ...ofOrder, ...failures])) return undefined;

  const files = kubernetesFiles(platform, charts);
  const texts = new Map(files.map(({ path, content }) => [path, Buffer.from(content).toString('utf8')]));
  return Object.fromEntries(
    charts.map(({ chart: { node } }) => [
      node.path,
      texts.get(`${platform.name}/${node.path}.k8s.yaml`) ?? '',
    ]),
  );
}

/**
 * Holds so many trees to what cdk8s makes of them: the same bytes, or nothing where it can do nothing. Returns how many
 * there were of which.
 */
export function comparedWithCdk8s(parameters: fc.Parameters<[GeneratedTree]>) {
  const written = { both: 0, neither: 0 };
  fc.assert(
    fc.property(generatedTree, (tree) => {
      const expected = textsOfCdk8s(tree);
      expect(textsOfNaust(tree, ApiObject)).toEqual(expected);
      expect(textsOfNaust(tree, Manifest)).toEqual(expected);
      written[expected === undefined ? 'neither' : 'both']++;
    }),
    parameters,
  );
  return written;
}
