import { ExternalSecret, SealedSecret, SecretRef, SecretStore, SopsSecret } from '../../src/secrets';
import { filesOf } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { nordic, oslo } from '../workload/nordic';
import { encrypted, withFile } from './files';

const readmeOf = ({ platform }: ReturnType<typeof nordic>): string =>
  filesOf(platform).get('naust.out/shop-test/clusters/nordic/README') ?? '';

function reads(all: ReturnType<typeof nordic>, password: SecretRef): void {
  new Microservice(all.shop, 'orders', {
    image: 'registry.example.no/shop/orders:1.4.2',
    port: 8080,
    environment: { DB_PASSWORD: password },
  });
}

const byHand = 'create secret generic orders-database';

describe('the README of a cluster', () => {
  test('asks a person for what a stack names and does not see to', () => {
    const all = nordic();
    reads(all, SecretRef.key('orders-database', 'password'));
    expect(readmeOf(all)).toContain(byHand);
  });

  test('has what SOPS encrypted decrypted before the workloads, and asks for it by no other way', () => {
    const all = nordic();
    const secret = withFile(
      encrypted('sops'),
      (file) => new SopsSecret(all.shop, 'orders-database', { file }),
    );
    reads(all, secret.key('password'));
    const readme = readmeOf(all);
    const decrypt = 'sops decrypt naust.out/shop-test/secrets/nordic/shop/orders-database.yaml |';
    expect(readme).not.toContain(byHand);
    expect(readme).toContain('orders-database in shop: user, password;');
    expect(readme.indexOf('create namespace shop')).toBeLessThan(readme.indexOf(decrypt));
    expect(readme.indexOf(decrypt)).toBeLessThan(readme.indexOf('-R -f dist/'));
    expect(readme).toContain(decrypt);
  });

  test('waits after the workloads for what operators make', () => {
    const all = nordic();
    const store = SecretStore.existing(all.shop, 'bao', { kind: 'ClusterSecretStore', place: oslo });
    const keys = { token: { from: 'orders/payments' } };
    reads(all, new ExternalSecret(all.shop, 'payments', { store, keys }).key('token'));
    withFile(encrypted('sealed'), (file) => new SealedSecret(all.shop, 'orders-database', { file }));
    const readme = readmeOf(all);
    expect(readme).not.toContain('create secret');
    const [, after = ''] = readme.split('-R -f dist/');
    expect(after).toContain('External Secrets and Sealed Secrets');
    expect(after).toContain('kubectl -n shop wait --for=condition=Ready externalsecret/payments');
    expect(after).toContain('kubectl -n shop wait --for=condition=Synced sealedsecret/orders-database');
  });
});
