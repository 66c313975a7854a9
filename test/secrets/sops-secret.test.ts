import fc from 'fast-check';
import { problemsBelow } from '../../src/kernel';
import { Residency } from '../../src/residency';
import { declaredSecretsBelow, SopsSecret } from '../../src/secrets';
import { filesOf } from '../../src/testing';
import { type Nordic, nordic } from '../workload/nordic';
import { encrypted, withFile } from './files';

const sops = encrypted('sops');

function stack(text = sops, residency?: Residency): Nordic & { readonly secret: SopsSecret } {
  const all = nordic(undefined, residency);
  return withFile(text, (file) => ({
    ...all,
    secret: new SopsSecret(all.shop, 'orders-database', { file }),
  }));
}

function codes({ platform }: Pick<Nordic, 'platform'>): readonly string[] {
  return problemsBelow(platform).map(({ code }) => code);
}

test('the file comes out byte by byte, apart from what is applied', () => {
  const all = stack();
  const files = filesOf(all.platform);
  expect(files.get('naust.out/shop-test/secrets/nordic/shop/orders-database.yaml')).toBe(sops);
  const manifests = [...files].filter(([path]) => path.startsWith('dist/')).map(([, text]) => text);
  expect(manifests.join()).not.toContain('ENC[');
  expect(all.secret.key('password')).toMatchObject({ secretName: 'orders-database', key: 'password' });
  all.secret.key('host');
  expect(codes(all)).toEqual(['NAUST-SEC-003']);
});

test('how it reaches the cluster is told', () => {
  expect(declaredSecretsBelow(stack().platform)).toMatchObject([
    {
      keys: ['user', 'password'],
      command:
        'sops decrypt naust.out/shop-test/secrets/nordic/shop/orders-database.yaml | kubectl apply --server-side -f -',
    },
  ]);
});

const changed = (from: string | RegExp, to: string) => sops.replace(from, to);
const recipients = (written: string) => changed(/ {4}age:\n[\s\S]*?(?= {4}encrypted_regex)/, written);
const cloud = (kind: string, field: string, value: string) =>
  recipients(`    ${kind}:\n        - ${field}: ${value}\n          enc: AQICAHh\n`);
const kms = (region: string) => cloud('kms', 'arn', `arn:aws:kms:${region}:000000000000:key/1`);

test.each<[string, string, string]>([
  ['NAUST-SEC-009', 'of two documents', `${sops}---\na: 1\n`],
  ['NAUST-SEC-010', 'of another namespace', changed('namespace: shop', 'namespace: stock')],
  ['NAUST-SEC-010', 'that is a ConfigMap', changed('kind: Secret', 'kind: ConfigMap')],
  ['NAUST-SEC-013', 'with a value in plain text', changed(/password: .*/, 'password: kompass')],
  ['NAUST-SEC-013', 'with a value that was cut', changed(/(password: ENC.{40}).*/, '$1')],
  ['NAUST-SEC-013', 'with one added', changed('stringData:', 'data:\n    host: a29tcGFzcw==\nstringData:')],
  ['NAUST-SEC-013', 'without values', changed(/stringData:\n.*\n.*\n/, '')],
  ['NAUST-SEC-013', 'with a secret in a comment', `# postgres://orders:kompass@db.example.no\n${sops}`],
  ['NAUST-SEC-014', 'without its mac', changed(/ {4}mac: .*\n/, '')],
  ['NAUST-SEC-014', 'with a mac in plain text', changed(/ {4}mac: .*\n/, '    mac: kompass\n')],
  ['NAUST-SEC-014', 'without recipients', recipients('')],
  [
    'NAUST-SEC-014',
    'without the data key',
    changed(/ {10}recipient/, '          enc: ""\n          recipient').replace(
      / {8}- enc: \|\n( {12}.*\n)*/,
      '        - x: 1\n',
    ),
  ],
  ['NAUST-SEC-014', 'that was never encrypted', changed(/sops:[\s\S]*/, '')],
  ['NAUST-SEC-015', 'for a key of Azure', cloud('azure_kv', 'vault_url', 'https://a.vault.azure.net')],
  ['NAUST-SEC-015', 'for a key of AWS elsewhere', kms('us-east-1')],
  ['NAUST-SEC-015', 'for what nobody knows', cloud('other_kms', 'id', '1')],
])('%s is told of a file %s, and nothing that is in it', (code, _, text) => {
  expect(text).not.toBe(sops);
  const { platform } = stack(text);
  expect(codes({ platform })).toEqual([code]);
  expect(JSON.stringify(problemsBelow(platform))).not.toContain('kompass');
});

test('of a key of a cloud in the EEA, the policy decides', () => {
  expect(codes(stack(kms('eu-north-1')))).toEqual(['NAUST-RES-002']);
  const assessed = Residency.eea({
    assessments: [
      { operator: 'Amazon Web Services', reference: 'TIA 2026-4', measures: ['the key is imported'] },
    ],
  });
  expect(codes(stack(kms('eu-north-1'), assessed))).toEqual([]);
  const resource = 'projects/shop/locations/europe-north1/keyRings/a/cryptoKeys/b';
  const norway = Residency.eea({ secrets: 'NO' });
  const { platform } = stack(cloud('gcp_kms', 'resource_id', resource), norway);
  const own = problemsBelow(platform).filter(({ path }) => path.endsWith('/orders-database'));
  expect(own.map(({ code }) => code)).toEqual(['NAUST-RES-001', 'NAUST-RES-002']);
});

test('OpenBao may hold the key, and keys may be in groups', () => {
  expect(codes(stack(cloud('hc_vault', 'vault_address', 'https://bao.example.no:8200')))).toEqual([]);
  const [, all = ''] = / {4}age:\n([\s\S]*?) {4}encrypted_regex/.exec(sops) ?? [];
  const grouped = recipients(`    key_groups:\n        - age:\n${all.replace(/^(?=.)/gm, '      ')}`);
  expect(codes(stack(grouped))).toEqual([]);
});

test('no plain text passes for an encrypted value, and none is shown', () => {
  const plain = fc.property(fc.stringMatching(/^[A-Za-z0-9+/[\],:=_-]{8,80}$/), (value) => {
    const { platform } = stack(changed(/password: .*/, `password: ${JSON.stringify(value)}`));
    const problems = JSON.stringify(problemsBelow(platform));
    return problems.includes('NAUST-SEC-013') && !problems.includes(value);
  });
  expect(() => fc.assert(plain, { numRuns: 30 })).not.toThrow();
});
