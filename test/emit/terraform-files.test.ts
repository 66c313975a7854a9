import {
  Annotations,
  App,
  AssetType,
  S3Backend,
  TerraformAsset,
  TerraformOutput,
  TerraformStack,
} from 'cdktf';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emission } from '../../src/emit';
import { cdktf, environments } from '../../src/platform';
import { filesOf, problemsOf } from '../../src/testing';
import { cdktfFiles, comparedWithCdktf } from './same-as-cdktf';
import { emptyPlatform, smallPlatform, terraformStack } from './stacks';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'naust-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('whatever is in the stacks, their files are those that cdktf writes, byte for byte', () => {
  expect(comparedWithCdktf({ numRuns: 15 })).toBe(15 * 4);
});

test('the files of one platform are those that cdktf writes, byte for byte', () => {
  const build = (app: App) => {
    const network = terraformStack(app, 'network');
    const cluster = terraformStack(app, 'cluster');
    const output = new TerraformOutput(network, 'range', { value: '10.0.0.0/8' });
    new TerraformOutput(cluster, 'range', { value: output.value });
    cluster.addDependency(network);
    Annotations.of(cluster).addInfo('noted');
  };
  const platform = emptyPlatform();
  build(platform.terraform);

  expect(Object.fromEntries(filesOf(platform))).toEqual(cdktfFiles(build));
});

test('the manifest holds the stacks of every environment', () => {
  const files = filesOf(environments({ test: smallPlatform('shop-test'), prod: smallPlatform('shop-prod') }));

  const manifest = JSON.parse(files.get('cdktf.out/manifest.json')!) as { stacks: object };
  expect(Object.keys(manifest.stacks)).toEqual(['shop-prod-nordic', 'shop-test-nordic']);
  expect(files.has('cdktf.out/stacks/shop-prod-nordic/cdk.tf.json')).toBe(true);
});

test('an asset of a stack comes along, bytes and all', () => {
  const asset = join(folder, 'logo.bin');
  writeFileSync(asset, Buffer.from([0, 255, 128]));
  const platform = emptyPlatform();
  const stack = terraformStack(platform.terraform, 'nordic');
  new TerraformAsset(stack, 'logo', { path: asset, type: AssetType.FILE });

  const file = emission(platform).files.find(({ path }) => path.endsWith('/logo.bin'));
  expect(file && [...Buffer.from(file.content)]).toEqual([0, 255, 128]);
});

test('neither the working directory nor a scratch folder is in what is written', () => {
  const texts = [...filesOf(smallPlatform()).values()].join('\n');
  expect(texts).not.toContain(process.cwd());
  expect(texts).not.toContain(tmpdir());
});

test('nothing is written where CDKTF_OUTDIR points', () => {
  mkdirSync(join(folder, 'out'));
  process.env['CDKTF_OUTDIR'] = join(folder, 'out');
  try {
    filesOf(smallPlatform());
  } finally {
    delete process.env['CDKTF_OUTDIR'];
  }
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
});

test('a stack without a backend keeps its state on this machine: a problem', () => {
  const platform = emptyPlatform();
  new (cdktf().TerraformStack)(platform.terraform, 'nordic');

  expect(problemsOf(platform)).toMatchObject([{ code: 'NAUST-PLT-009', path: 'nordic' }]);
});

test('two stacks of one id would overwrite each other: a problem', () => {
  const [test, prod] = [emptyPlatform('shop-test'), emptyPlatform('shop-prod')];
  terraformStack(test.terraform, 'nordic');
  terraformStack(prod.terraform, 'nordic');

  expect(problemsOf(environments({ test, prod }))).toMatchObject([{ code: 'NAUST-PLT-004', got: 'nordic' }]);
});

test('annotations and validations of other constructs are problems, all of them', () => {
  const platform = emptyPlatform();
  const stack = terraformStack(platform.terraform, 'nordic');
  Annotations.of(stack).addError('no such region');
  Annotations.of(stack).addWarning('an old image');
  stack.node.addValidation({ validate: () => ['needs a network'] });

  expect(problemsOf(platform)).toMatchObject([
    { code: 'NAUST-PLT-006', severity: 'error', got: 'needs a network' },
    { code: 'NAUST-PLT-006', severity: 'error', got: 'no such region' },
    { code: 'NAUST-PLT-006', severity: 'warning', got: 'an old image' },
  ]);
});

test('a stack that cannot be rendered is a problem', () => {
  const platform = emptyPlatform();
  const stack = new TerraformStack(platform.terraform, 'nordic');
  new S3Backend(stack, { bucket: 'state', key: 'nordic', region: 'no-svg1' });
  jest.spyOn(stack, 'toTerraform').mockImplementation(() => {
    throw new Error('no');
  });

  expect(problemsOf(platform)).toMatchObject([{ code: 'NAUST-OUT-004', path: 'nordic', got: 'no' }]);
});
