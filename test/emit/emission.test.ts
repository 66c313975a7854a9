import { ApiObject, Chart, Lazy } from 'cdk8s';
import { TerraformVariable, Token } from 'cdktf';
import { emission } from '../../src/emit';
import { addCheck, type Finding, ProblemsError } from '../../src/kernel';
import { environments, HostFiles } from '../../src/platform';
import { filesOf, objectsOf, problemsOf } from '../../src/testing';
import { configMap, emptyPlatform, smallPlatform, terraformStack } from './stacks';

const finding: Finding = {
  code: 'NAUST-TST-001',
  what: 'is wrong',
  got: 'this',
  allowed: 'that',
  fix: 'change it',
};
const broken = () => Lazy.any({ produce: () => JSON.parse('{') as unknown });

test('every root has its files, in order of path', () => {
  expect(emission(smallPlatform()).files.map((f) => [`${f.root}/${f.path}`, f.executable, f.from])).toEqual([
    ['cdktf.out/manifest.json', false, 'shop-test-nordic'],
    ['cdktf.out/stacks/shop-test-nordic/cdk.tf.json', false, 'shop-test-nordic'],
    ['dist/shop-test/shop.k8s.yaml', false, 'shop-test/shop'],
    ['naust.out/shop-test/gateway/shop/bin/reload', true, 'shop-test/gateway'],
    ['naust.out/shop-test/gateway/shop/nginx.conf', false, 'shop-test/gateway'],
  ]);
});

test('the problems of all platforms are found in one run, each once, and nothing comes out', () => {
  const [test, prod] = [smallPlatform('shop-test'), smallPlatform('shop-prod')];
  addCheck(test, () => [finding, finding]);
  addCheck(prod, () => [{ ...finding, severity: 'warning' }]);
  prod.node.addValidation({ validate: () => ['two\nlines'] });

  const { problems, files } = emission(environments({ test, prod }));
  expect(problems).toMatchObject([
    { code: 'NAUST-TST-001', severity: 'error', path: 'shop-test' },
    { code: 'NAUST-TST-001', severity: 'warning', path: 'shop-prod' },
    { code: 'NAUST-PLT-006', severity: 'error', path: 'shop-prod', got: 'two lines' },
  ]);
  expect(files).toEqual([]);
});

test('a validation that throws is one that does not pass', () => {
  const platform = smallPlatform();
  platform.node.addValidation({
    validate: () => {
      throw new Error('no answer');
    },
  });
  expect(emission(platform).problems).toMatchObject([{ code: 'NAUST-PLT-006', got: 'no answer' }]);
});

test('warnings do not keep files from coming out', () => {
  const platform = smallPlatform();
  addCheck(platform, () => [{ ...finding, severity: 'warning' }]);

  expect(emission(platform).problems).toHaveLength(1);
  expect(filesOf(platform).size).toBe(5);
});

test('the helpers for tests refuse a stack with errors rather than show nothing', () => {
  const platform = smallPlatform();
  addCheck(platform, () => [finding]);

  expect(() => filesOf(platform)).toThrow(ProblemsError);
  expect(() => objectsOf(platform)).toThrow('NAUST-TST-001 shop-test');
});

test('an object that cannot be resolved is a problem of its own', () => {
  const platform = emptyPlatform();
  configMap(new Chart(platform, 'shop'), 'settings', { mode: broken() });

  expect(problemsOf(platform)).toMatchObject([{ code: 'NAUST-OUT-004', path: 'shop-test/shop/settings' }]);
});

test('an object that cannot be resolved is passed over where something is wrong already', () => {
  const platform = emptyPlatform();
  configMap(new Chart(platform, 'shop'), 'settings', { mode: broken() });
  addCheck(platform, () => [finding]);

  expect(problemsOf(platform).map(({ code }) => code)).toEqual(['NAUST-TST-001']);
});

test('what is declared before the synth is complete when it is checked', () => {
  const platform = emptyPlatform();
  platform.beforeSynth(() => configMap(new Chart(platform, 'shop'), 'late'));

  expect([...filesOf(platform).keys()]).toEqual(['dist/shop-test/shop.k8s.yaml']);
});

test('a platform that cannot be completed does not keep the others from being checked', () => {
  const [test, prod] = [emptyPlatform('shop-test'), emptyPlatform('shop-prod')];
  test.beforeSynth(() => {
    throw new Error('does not fit');
  });
  addCheck(prod, () => [finding]);

  expect(problemsOf(environments({ test, prod }))).toMatchObject([
    { code: 'NAUST-OUT-004', path: 'shop-test', got: 'does not fit' },
    { code: 'NAUST-TST-001', path: 'shop-prod' },
  ]);
});

test.each([
  ['a string', (t: TerraformVariable) => ({ mode: `http://${t.stringValue}:80` }), 'data.mode'],
  ['a number', (t: TerraformVariable) => ({ mode: t.numberValue }), 'data.mode'],
  ['a list', (t: TerraformVariable) => ({ mode: ['plain', ...t.listValue] }), 'data.mode[1]'],
  ['a key', (t: TerraformVariable) => ({ mode: { [t.stringValue]: 1 } }), 'a key of data.mode'],
  ['a map', (t: TerraformVariable) => ({ mode: Token.asStringMap(t.value) }), 'a key of data.mode'],
])('a Terraform token in %s of a Kubernetes object is a problem', (_, data, place) => {
  const platform = emptyPlatform();
  const variable = new TerraformVariable(terraformStack(platform.terraform, 'nordic'), 'address', {});
  configMap(new Chart(platform, 'shop'), 'settings', data(variable));

  expect(problemsOf(platform)).toMatchObject([
    { code: 'NAUST-PLT-005', path: 'shop-test/shop/settings', what: expect.stringContaining(` ${place} `) },
  ]);
});

test('two platforms of one name are a problem', () => {
  const [test, prod] = [emptyPlatform(), emptyPlatform()];
  expect(problemsOf(environments({ test, prod }))).toMatchObject([
    { code: 'NAUST-PLT-003', path: 'shop-test' },
  ]);
});

test.each([
  ['CDK8S_DISABLE_SORT', '1'],
  ['CDK8S_LEGACY_HASH', '0'],
  ['CDK8S_RECORD_CONSTRUCT_METADATA', 'true'],
  ['SYNTH_HCL_OUTPUT', 'true'],
  ['SYNTH_HCL_OUTPUT', '1'],
  ['CDKTF_CONTEXT_JSON', '{"cdktfRelativeModules":[],"region":"no-svg1"}'],
  ['CDKTF_CONTEXT_JSON', 'no JSON'],
])('%s=%s in the environment is refused', (name, value) => {
  expect(emission(smallPlatform(), { [name]: value }).problems).toMatchObject([
    { code: 'NAUST-OUT-001', path: name },
  ]);
});

test.each<Readonly<Record<string, string>>>([
  { CDK8S_OUTDIR: 'dist', CDK8S_RECORD_CONSTRUCT_METADATA: 'false' },
  { CDK8S_OUTDIR: 'dist', CDK8S_RECORD_CONSTRUCT_METADATA: 'true' },
  {
    CDKTF_OUTDIR: 'cdktf.out',
    CDKTF_CONTEXT_JSON: '{"cdktfRelativeModules":["./network"]}',
    CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true',
    SYNTH_HCL_OUTPUT: 'false',
  },
])('what the two programs set is not: %j', (environment) => {
  expect(emission(smallPlatform(), environment).problems).toEqual([]);
});

test('both halves at once are refused: no program asks for them', () => {
  const environment = { CDK8S_OUTDIR: 'k', CDKTF_OUTDIR: 't' };
  expect(emission(smallPlatform(), environment).problems).toMatchObject([
    { code: 'NAUST-OUT-001', path: 'CDKTF_OUTDIR' },
  ]);
});

describe('paths of files', () => {
  const withFiles = (...paths: readonly string[]) => {
    const platform = emptyPlatform();
    new HostFiles(platform, 'hosts', {
      folder: 'hosts',
      render: () => paths.map((path) => ({ path, content: path })),
    });
    return problemsOf(platform).map(({ code }) => code);
  };

  test.each([
    '../escape',
    '/etc/passwd',
    'a/./b',
    'a//b',
    '',
    'a\\b',
    'a b',
    'a\nb',
    'nul\0',
    '.naust-staged/0',
    'x'.repeat(401),
  ])('%j is refused', (path) => {
    expect(withFiles(path)).toEqual(['NAUST-OUT-003']);
  });

  test.each(['nginx.conf', '.htpasswd', 'etc/systemd/system/getty@tty1.service'])(
    '%j is accepted',
    (path) => {
      expect(withFiles(path)).toEqual([]);
    },
  );

  test.each([[['a', 'a']], [['a', 'A']], [['a', 'a/b']]])('%j cannot be written together', (paths) => {
    expect(withFiles(...paths)).toEqual(['NAUST-OUT-002']);
  });
});

test('a folder of files is rendered only when nothing else is wrong, and what it throws is a problem', () => {
  const platform = emptyPlatform();
  const render = jest.fn(() => {
    throw new Error('no such template');
  });
  new HostFiles(platform, 'hosts', { folder: 'hosts', render });
  expect(problemsOf(platform)).toMatchObject([
    { code: 'NAUST-OUT-004', path: 'shop-test/hosts', got: 'no such template' },
  ]);

  addCheck(platform, () => [finding]);
  render.mockClear();
  expect(problemsOf(platform).map(({ code }) => code)).toEqual(['NAUST-TST-001']);
  expect(render).not.toHaveBeenCalled();
});

test('the same stack gives the same bytes twice', () => {
  const files = () => [...filesOf(environments({ a: smallPlatform('a'), b: smallPlatform('b') }))];
  expect(files()).toEqual(files());
});

test('a platform without Terraform writes none', () => {
  const platform = emptyPlatform();
  new ApiObject(new Chart(platform, 'shop'), 'n', { apiVersion: 'v1', kind: 'Namespace' });
  expect([...filesOf(platform).keys()]).toEqual(['dist/shop-test/shop.k8s.yaml']);
});
