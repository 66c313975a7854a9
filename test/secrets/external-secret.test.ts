import { Duration } from 'cdk8s';
import { problemsBelow } from '../../src/kernel';
import { Place, Residency } from '../../src/residency';
import {
  declaredSecretsBelow,
  ExternalSecret,
  type ExternalSecretProps,
  type OpenBaoProps,
  SecretRef,
  SecretStore,
} from '../../src/secrets';
import { objectsOf } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { type Nordic, nordic, oslo } from '../workload/nordic';

const bao: OpenBaoProps = { address: 'https://bao.example.no:8200', place: oslo, role: 'orders' };
const keys = { password: { from: 'orders/database', property: 'password' } };

interface Written {
  readonly store?: Partial<OpenBaoProps>;
  readonly secret?: Partial<ExternalSecretProps>;
  readonly residency?: Residency;
}

function stack({ store, secret, residency }: Written = {}): Nordic & { readonly secret: ExternalSecret } {
  const all = nordic(oslo, residency);
  const from = SecretStore.openBao(all.shop, 'bao', { ...bao, ...store });
  return {
    ...all,
    secret: new ExternalSecret(all.shop, 'orders-database', { store: from, keys, ...secret }),
  };
}

function codes({ platform }: Pick<Nordic, 'platform'>): readonly string[] {
  return problemsBelow(platform).map(({ code }) => code);
}

test('a value comes from OpenBao into a Secret, and from there into the environment', () => {
  const { platform, shop, secret } = stack({ store: { authority: { configMap: 'bao-authority' } } });
  new Microservice(shop, 'orders', {
    image: 'registry.example.no/shop/orders:1.4.2',
    port: 8080,
    environment: { DB_PASSWORD: secret.key('password') },
  });
  const all = objectsOf(platform);
  const of = (kind: string, name: string) =>
    all.find((object) => object.kind === kind && (object['metadata'] as { name: string }).name === name);
  expect(of('ServiceAccount', 'bao')).toMatchObject({ automountServiceAccountToken: false });
  expect(of('SecretStore', 'bao')).toMatchObject({
    apiVersion: 'external-secrets.io/v1',
    spec: {
      provider: {
        vault: {
          server: 'https://bao.example.no:8200',
          path: 'secret',
          version: 'v2',
          caProvider: { type: 'ConfigMap', name: 'bao-authority', key: 'ca.crt' },
          auth: {
            kubernetes: { mountPath: 'kubernetes', role: 'orders', serviceAccountRef: { name: 'bao' } },
          },
        },
      },
    },
  });
  expect(of('ExternalSecret', 'orders-database')).toMatchObject({
    spec: {
      refreshPolicy: 'Periodic',
      refreshInterval: '1h',
      secretStoreRef: { kind: 'SecretStore', name: 'bao' },
      target: { name: 'orders-database', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: [{ secretKey: 'password', remoteRef: { key: 'orders/database', property: 'password' } }],
    },
  });
  expect(JSON.stringify(of('Deployment', 'orders'))).toContain(
    '{"secretKeyRef":{"key":"password","name":"orders-database"}}',
  );
});

test('the store comes before what takes from it', () => {
  const order = objectsOf(stack().platform).map(({ kind }) => kind);
  expect(order.indexOf('SecretStore')).toBeLessThan(order.indexOf('ExternalSecret'));
});

test('what has to be there for it is told', () => {
  expect(declaredSecretsBelow(stack().platform)).toEqual([
    {
      namespace: 'shop',
      name: 'orders-database',
      keys: ['password'],
      from: 'External Secrets',
      command: 'kubectl -n shop wait --for=condition=Ready externalsecret/orders-database --timeout=5m',
    },
  ]);
});

test('a store is held to where the policy lets secrets be, whoever declared it', () => {
  const norway = Residency.eea({ personalData: 'NO', secrets: 'NO' });
  const finland = Place.in('FI', 'Helsinki', { operator: 'Hetzner' });
  const ofStore = (place: Place) =>
    problemsBelow(stack({ residency: norway, store: { place } }).platform)
      .filter(({ path }) => path.endsWith('/bao'))
      .map(({ code }) => code);
  expect(ofStore(oslo)).toEqual([]);
  expect(ofStore(finland)).toEqual(['NAUST-RES-001']);

  const { platform, shop } = nordic();
  const place = Place.in('IE', 'Dublin', { operator: 'Amazon Web Services' });
  SecretStore.existing(shop, 'secrets-manager', { kind: 'ClusterSecretStore', place });
  expect(codes({ platform })).toEqual(['NAUST-RES-002']);
});

test('a store of the whole cluster serves every namespace, one of a namespace that alone', () => {
  const { platform, cluster, shop } = nordic();
  const other = cluster.namespace('stock');
  const whole = SecretStore.existing(shop, 'whole', { kind: 'ClusterSecretStore', place: oslo });
  new ExternalSecret(other, 'one', { store: whole, keys });
  expect(codes({ platform })).toEqual([]);
  const own = SecretStore.existing(shop, 'own', { kind: 'SecretStore', place: oslo });
  new ExternalSecret(other, 'two', { store: own, keys });
  expect(codes({ platform })).toEqual(['NAUST-SEC-008']);
});

test('a pod is told no Secret of another namespace', () => {
  const { platform, cluster, secret } = stack();
  new Microservice(cluster.namespace('stock'), 'stock', {
    image: 'registry.example.no/shop/stock:1.4.2',
    port: 8080,
    environment: { DB_PASSWORD: secret.key('password') },
  });
  expect(codes({ platform })).toContain('NAUST-SEC-008');
});

test('a key that it does not have is a problem where it is asked for', () => {
  const all = stack();
  expect(all.secret.key('password')).toBeInstanceOf(SecretRef);
  expect(codes(all)).toEqual([]);
  all.secret.key('user');
  expect(codes(all)).toEqual(['NAUST-SEC-003']);
});

const wrong: readonly (readonly [string, Written])[] = [
  ['NAUST-SEC-004', { secret: { keys: {} } }],
  ['NAUST-SEC-004', { secret: { keys: { password: { from: '../orders' } } } }],
  ['NAUST-SEC-004', { store: { role: 'a b' } }],
  ['NAUST-SEC-005', { store: { address: 'http://bao.example.no:8200' } }],
  ['NAUST-SEC-005', { store: { address: 'https://root:word@bao.example.no' } }],
  ['NAUST-SEC-005', { store: { address: 'https://bao.example.no:99999' } }],
  ['NAUST-SEC-006', { secret: { refresh: Duration.seconds(59) } }],
  ['NAUST-SEC-006', { secret: { refresh: Duration.days(31) } }],
  ['NAUST-SEC-007', { secret: { creationPolicy: 'Merge', deletionPolicy: 'Delete' } }],
  ['NAUST-SEC-007', { secret: { creationPolicy: 'Merge', type: 'Opaque' } }],
  ['NAUST-SEC-007', { secret: { type: 'a b' } }],
  ['NAUST-WRK-004', { secret: { keys: { 'a b': { from: 'orders' } } } }],
  ['NAUST-VAL-005', { store: { authority: { configMap: 'A' } } }],
  ['NAUST-VAL-030', { secret: { keys: { password: 'orders' as never } } }],
  ['NAUST-VAL-030', { secret: { store: 'bao' as never } }],
];

test.each(wrong)('%s is told of %j', (code, written) => {
  expect(codes(stack(written))).toEqual([code]);
});
