import fc from 'fast-check';
import { problemsBelow } from '../../src/kernel';
import { declaredSecretsBelow, SealedSecret } from '../../src/secrets';
import { objectsOf } from '../../src/testing';
import { type Nordic, nordic } from '../workload/nordic';
import { encrypted, withFile } from './files';

const sealed = encrypted('sealed');

function stack(text = sealed, name = 'orders-database'): Nordic & { readonly secret: SealedSecret } {
  const all = nordic();
  return withFile(text, (file) => ({ ...all, secret: new SealedSecret(all.shop, name, { file }) }));
}

function codes({ platform }: Pick<Nordic, 'platform'>): readonly string[] {
  return problemsBelow(platform).map(({ code }) => code);
}

test('what kubeseal wrote comes out among the manifests, its values as they are', () => {
  const all = stack();
  const object = objectsOf(all.platform).find(({ kind }) => kind === 'SealedSecret')!;
  expect(object).toMatchObject({
    apiVersion: 'bitnami.com/v1alpha1',
    metadata: { name: 'orders-database', namespace: 'shop' },
    spec: { template: { type: 'Opaque', metadata: { name: 'orders-database', namespace: 'shop' } } },
  });
  const { encryptedData } = object['spec'] as { encryptedData: Record<string, string> };
  expect(Object.keys(encryptedData).sort()).toEqual(['password', 'user']);
  for (const value of Object.values(encryptedData)) expect(sealed).toContain(value);
  expect(JSON.stringify(object)).not.toContain('null');
  expect(all.secret.key('user')).toMatchObject({ secretName: 'orders-database', key: 'user' });
  expect(codes(all)).toEqual([]);
  all.secret.key('host');
  expect(codes(all)).toEqual(['NAUST-SEC-003']);
});

test('what waits for it is told', () => {
  expect(declaredSecretsBelow(stack().platform)).toMatchObject([
    {
      keys: ['password', 'user'],
      command: 'kubectl -n shop wait --for=condition=Synced sealedsecret/orders-database --timeout=5m',
    },
  ]);
});

const changed = (from: string | RegExp, to: string) => sealed.replace(from, to);
const annotated = (name: string) =>
  changed('  name:', `  annotations: { sealedsecrets.bitnami.com/${name}: "true" }\n  name:`);

test.each<[string, string, string]>([
  ['NAUST-SEC-009', 'of two documents', `${sealed}---\na: 1\n`],
  ['NAUST-SEC-009', 'that is no YAML', `${sealed}\n\t"`],
  ['NAUST-SEC-009', 'that is a list', '- a\n'],
  [
    'NAUST-SEC-009',
    'with an anchor',
    changed('  name: orders-database', '  name: &n orders-database\n  x: *n'),
  ],
  ['NAUST-SEC-010', 'of another namespace', changed(/namespace: shop/g, 'namespace: stock')],
  ['NAUST-SEC-010', 'of another name', changed(/orders-database/g, 'payments')],
  [
    'NAUST-SEC-010',
    'that is a Secret',
    changed('bitnami.com/v1alpha1', 'v1').replace('SealedSecret', 'Secret'),
  ],
  ['NAUST-SEC-010', 'for another name inside', changed(/(template:[\s\S]*)orders-database/, '$1payments')],
  ['NAUST-SEC-011', 'of the whole namespace', annotated('namespace-wide')],
  ['NAUST-SEC-011', 'of the whole cluster', annotated('cluster-wide')],
  ['NAUST-SEC-012', 'with a value in plain text', changed(/password: .*/, 'password: kompass')],
  ['NAUST-SEC-012', 'with a value in base64', changed(/password: .*/, 'password: a29tcGFzcw==')],
  ['NAUST-SEC-012', 'with a value that was cut', changed(/(password: .{64}).*/, '$1')],
  ['NAUST-SEC-012', 'without values', changed(/encryptedData:\n.*\n.*\n/, 'encryptedData: {}\n')],
  ['NAUST-SEC-012', 'in the form of long ago', changed('spec:\n', 'spec:\n  data: AgAFNcw3\n')],
  [
    'NAUST-SEC-001',
    'with a secret in its template',
    changed(
      '    type: Opaque',
      '    type: Opaque\n    data:\n      url: "postgres://orders:kompass@db.example.no"',
    ),
  ],
])('%s is told of a file %s, and nothing that is in it', (code, _, text) => {
  expect(text).not.toBe(sealed);
  const { platform } = stack(text);
  expect(codes({ platform })).toEqual([code]);
  expect(JSON.stringify(problemsBelow(platform))).not.toContain('kompass');
});

test('a file that is not there is a problem, and no stack trace', () => {
  const { platform, shop } = nordic();
  new SealedSecret(shop, 'orders-database', { file: 'secrets/nowhere.yaml' });
  new SealedSecret(shop, 'folder', { file: __dirname });
  new SealedSecret(shop, 'nothing', {} as never);
  expect(codes({ platform })).toEqual(['NAUST-SEC-009', 'NAUST-SEC-009', 'NAUST-VAL-030']);
});

test('no plain text passes for a sealed value, and no value is shown', () => {
  const plain = fc.property(fc.stringMatching(/^[A-Za-z0-9]{12,60}$/), fc.boolean(), (value, inBase64) => {
    const written = inBase64 ? Buffer.from(value).toString('base64') : value;
    const { platform } = stack(changed(/password: .*/, `password: "${written}"`));
    const problems = JSON.stringify(problemsBelow(platform));
    return problems.includes('NAUST-SEC-012') && !problems.includes(written) && !problems.includes(value);
  });
  expect(() => fc.assert(plain, { numRuns: 30 })).not.toThrow();
});
