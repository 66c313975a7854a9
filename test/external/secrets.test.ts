import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsBelow } from '../../src/kernel';
import type { Platform } from '../../src/platform';
import { ExternalSecret, SealedSecret, SecretStore, SopsSecret } from '../../src/secrets';
import { filesOf, objectsOf } from '../../src/testing';
import { nordic, oslo } from '../workload/nordic';
import { yamlOf } from './cluster-contents';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { describeWith } from './require-program';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const definitions = ['external-secrets-crds', 'sealed-secrets-crds'] as const;

/** A pair of age made for this test, in two parts, so that nobody takes it for one that opens something. */
const age = {
  recipient: 'age1rrrgzzw7clg20tyn86twstxhncuuvkqghl268tgg04urppxcc9usqm0rdd',
  identity: `${'AGE-SECRET'}-KEY-1EVZYXJA2ZNHJ9EWJ6HKDC36VRWLV622AX3XMZXK80RXFFLA4DXMQR3TJUZ`,
};

const plain = `apiVersion: v1
kind: Secret
metadata: { name: orders-database, namespace: shop }
type: Opaque
stringData: { user: orders, password: "kompass: # \\"' $" }
`;
const values = { user: 'orders', password: 'kompass: # "\' $' };

function codesOf(platform: Platform): readonly string[] {
  return problemsBelow(platform).map(({ code }) => code);
}

function decoded(data: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const text = (value: string): string => Buffer.from(value, 'base64').toString();
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, text(value)]));
}

describeWith([...controlPlanePrograms, ...definitions, 'kubeseal', 'sops'], 'secrets', (paths) => {
  const folder = temporaryFolder('secrets');
  const [certificate, key] = [join(folder, 'seal.pem'), join(folder, 'seal.key')];
  let cluster: ControlPlane;

  beforeAll(async () => {
    const subject = ['-subj', '/CN=sealed-secret', '-days', '2'];
    const made = ['-newkey', 'rsa:4096', '-nodes', '-keyout', key, '-out', certificate];
    await runOk('openssl', ['req', '-x509', ...made, ...subject]);
    cluster = await startControlPlane();
    for (const name of definitions) {
      const applied = ['apply', '--server-side', '-f', paths[name]];
      expect(await cluster.kubectl(applied)).toMatchObject({ code: 0 });
    }
    await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    expect(await cluster.kubectl(['create', 'namespace', 'shop'])).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(() => cluster?.stop());

  function file(text: string): string {
    const path = join(mkdtempSync(join(folder, 'file-')), 'secret.yaml');
    writeFileSync(path, text);
    return path;
  }

  async function sealed(...args: readonly string[]): Promise<string> {
    const { stdout } = await runOk(paths.kubeseal, ['--cert', certificate, ...args], { stdin: plain });
    return stdout;
  }

  const sops = (args: readonly string[]) =>
    run(paths.sops, args, { env: { SOPS_AGE_KEY: age.identity, SOPS_DISABLE_VERSION_CHECK: '1' } });

  async function encrypted(...args: readonly string[]): Promise<string> {
    const path = file(plain);
    const { code, stdout, stderr } = await sops(['encrypt', '--age', age.recipient, ...args, path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  }

  async function applies(platform: Platform): Promise<void> {
    const args = ['apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', '-'];
    expect(await cluster.kubectl(args, yamlOf(platform))).toMatchObject({ code: 0, stderr: '' });
  }

  test('the API server takes stores and what is copied from them, and nothing misspelt', async () => {
    const { platform, shop } = nordic();
    const store = SecretStore.openBao(shop, 'bao', {
      address: 'https://bao.example.no:8200',
      place: oslo,
      role: 'shop',
      namespace: 'teams/shop',
      authority: { configMap: 'bao-authority' },
    });
    const keys = { password: { from: 'orders/database', property: 'password', version: '3' } };
    new ExternalSecret(shop, 'orders-database', { store, keys });
    new ExternalSecret(shop, 'orders-tls', {
      store: SecretStore.existing(shop, 'whole', { kind: 'ClusterSecretStore', place: oslo }),
      keys: { 'tls.crt': { from: 'orders/tls' }, 'tls.key': { from: 'orders/tls' } },
      type: 'kubernetes.io/tls',
      deletionPolicy: 'Delete',
    });
    new ExternalSecret(shop, 'orders-more', {
      store,
      keys,
      creationPolicy: 'Merge',
      deletionPolicy: 'Merge',
    });
    expect(codesOf(platform)).toEqual([]);
    await applies(platform);
    const misspelt = yamlOf(platform).replaceAll('refreshInterval', 'refreshIntervall');
    expect(await cluster.dryRun(misspelt)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('refreshIntervall') as string,
    });
  }, 120_000);

  test.each(['yaml', 'json'])(
    'what kubeseal writes as %s is taken, applied, and opens as it was',
    async (format) => {
      const { platform, shop } = nordic();
      new SealedSecret(shop, 'orders-database', { file: file(await sealed('--format', format)) });
      expect(codesOf(platform)).toEqual([]);
      await applies(platform);
      const object = objectsOf(platform).find(({ kind }) => kind === 'SealedSecret');
      const unseal = ['--recovery-unseal', '--recovery-private-key', key];
      const { stdout } = await runOk(paths.kubeseal, unseal, { stdin: JSON.stringify(object) });
      expect(decoded((JSON.parse(stdout) as { data: Record<string, string> }).data)).toEqual(values);
    },
    60_000,
  );

  test.each(['namespace-wide', 'cluster-wide'])('what kubeseal seals %s is refused', async (scope) => {
    const { platform, shop } = nordic();
    new SealedSecret(shop, 'orders-database', {
      file: file(await sealed('--format', 'yaml', '--scope', scope)),
    });
    expect(codesOf(platform)).toEqual(['NAUST-SEC-011']);
  });

  test('what sops encrypts is taken, and the documented command brings it into the cluster', async () => {
    const { platform, shop } = nordic();
    const text = await encrypted('--encrypted-regex', '^(data|stringData)$');
    new SopsSecret(shop, 'orders-database', { file: file(text) });
    expect(codesOf(platform)).toEqual([]);
    const out = filesOf(platform).get('naust.out/shop-test/secrets/nordic/shop/orders-database.yaml') ?? '';
    expect(out).toBe(text);
    const { code, stdout } = await sops(['decrypt', file(out)]);
    expect(code).toBe(0);
    expect(await cluster.kubectl(['apply', '--server-side', '-f', '-'], stdout)).toMatchObject({ code: 0 });
    const read = await cluster.kubectl(['-n', 'shop', 'get', 'secret', 'orders-database', '-o', 'json']);
    expect(decoded((JSON.parse(read.stdout) as { data: Record<string, string> }).data)).toEqual(values);
  }, 60_000);

  test('the API server refuses the encrypted file itself, which is why it is not among the manifests', async () => {
    const text = await encrypted('--encrypted-regex', '^(data|stringData)$');
    expect(await cluster.dryRun(text)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('sops') as string,
    });
  }, 60_000);

  test('what sops leaves in plain text is refused, and what is changed afterwards sops itself refuses', async () => {
    const open = nordic();
    new SopsSecret(open.shop, 'orders-database', {
      file: file(await encrypted('--encrypted-regex', '^data$')),
    });
    expect(codesOf(open.platform)).toEqual(['NAUST-SEC-013']);

    const text = await encrypted('--encrypted-regex', '^(data|stringData)$');
    const { platform, shop } = nordic();
    const changed = text.replace('Opaque', 'example.no/other');
    new SopsSecret(shop, 'orders-database', { file: file(changed) });
    expect(codesOf(platform)).toEqual([]);
    const { code, stderr } = await sops(['decrypt', file(changed)]);
    expect({ code, stderr }).toMatchObject({
      code: 51,
      stderr: expect.stringMatching(/MAC mismatch/i) as string,
    });
  }, 60_000);

  test('what sops encrypts wholly, names and all, is nothing that a stack can tell the Secret of', async () => {
    const { platform, shop } = nordic();
    new SopsSecret(shop, 'orders-database', { file: file(await encrypted()) });
    expect(codesOf(platform)).toEqual(['NAUST-SEC-010']);
  }, 60_000);
});
