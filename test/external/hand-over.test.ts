import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Size } from 'cdk8s';
import { program } from '../../tools/program';
import { Cluster } from '../../src/cluster';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { Observability, Receiver } from '../../src/observability';
import { Platform } from '../../src/platform';
import { Place, Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';
import { SecretRef } from '../../src/secrets';
import { External, Microservice } from '../../src/workload';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { addNodes } from './nodes';
import { describeWith } from './require-program';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';

const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });

const inFront = (host: string) => Entry.address(host, { from: ['192.0.2.128/28'], place: oslo });

function shop() {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const cluster = Cluster.existing(platform, 'nordic', {
    pools: {
      apps: {
        singleNode: true,
        nodes: [
          {
            name: 'node-1',
            place: oslo,
            allocatable: { cpu: 16, memory: Size.gibibytes(60), disk: Size.gibibytes(400) },
          },
        ],
      },
    },
    cni: 'calico',
    controlPlane: oslo,
    podNetwork: '10.244.0.0/16',
    pinnedStorage: { telemetry: ['local-path'] },
  });
  const ns = cluster.namespace('shop', { pullSecret: 'registry' });
  const orders = new Microservice(ns, 'orders', {
    image: 'registry.example.no/shop/orders:1.0.0',
    port: 8080,
    environment: {
      DATABASE_PASSWORD: SecretRef.key('orders-db', 'password'),
      DATABASE_USER: SecretRef.key('orders-db', 'user'),
    },
  });
  new Gateway(ns, 'gateway', {
    host: 'shop.example.no',
    entry: inFront('shop.example.no'),
    tls: Tls.secret('shop-tls'),
    routes: { '/orders': orders },
  });
  new Gateway(ns, 'admin', {
    host: 'admin.example.no',
    entry: inFront('admin.example.no'),
    tls: Tls.certManager('letsencrypt'),
    routes: { '/orders': orders },
  });
  const at = External.cidrs(ns, 'oncall', { host: 'oncall.example.no', cidrs: ['192.0.2.0/24'] });
  const recipient = { name: 'Oncall', country: 'NO', purpose: 'telling who is on call' } as const;
  new Observability(cluster, 'observability', {
    on: cluster.pools.apps,
    alertmanager: { receivers: { oncall: Receiver.webhook({ at, secret: 'oncall', recipient }) } },
  });
  return { platform, cluster };
}

/** What a person wrote before they followed the README. */
const values: Readonly<Record<string, string>> = {
  'observability/grafana-admin/password': 'a-password',
  'observability/oncall/url': 'https://oncall.example.no/hook',
  'shop/orders-db/password': 'another',
  'shop/orders-db/user': 'orders',
  'shop/registry/.dockerconfigjson': '{"auths":{"registry.example.no":{"auth":"dTpw"}}}',
};

describeWith([...controlPlanePrograms, 'cert-manager-crds'], 'the README of a cluster', (paths) => {
  const folder = temporaryFolder('hand-over');
  const { platform, cluster } = shop();
  let real: ControlPlane;

  beforeAll(async () => {
    for (const [path, text] of filesOf(platform)) write(path, text);
    for (const [path, text] of Object.entries(values)) write(`secrets/${path}`, text);
    mkdirSync(join(folder, 'bin'));
    symlinkSync(program('kubectl')!, join(folder, 'bin/kubectl'));
    real = await startControlPlane();
    await addNodes(real, cluster.nodes);
    const subject = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=shop.example.no'];
    const pair = ['-keyout', 'secrets/shop/shop-tls/tls.key', '-out', 'secrets/shop/shop-tls/tls.crt'];
    mkdirSync(join(folder, 'secrets/shop/shop-tls'), { recursive: true });
    expect(await run('openssl', [...subject, ...pair], { cwd: folder })).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(() => real?.stop());

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  /** Every command of the README, in its order. */
  function followed(): Promise<Ran> {
    const readme = readFileSync(join(folder, 'naust.out/shop/clusters/nordic/README'), 'utf8');
    const commands = readme.split('\n').filter((line) => line.startsWith('  '));
    return run('sh', ['-euc', commands.join('\n')], {
      cwd: folder,
      env: { KUBECONFIG: real.kubeconfig, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
      timeoutMs: 120_000,
    });
  }

  test('stops at a kind that nobody has defined yet', async () => {
    const { code, stderr } = await followed();
    expect(code).not.toBe(0);
    expect(stderr).toContain('resource type "Certificate"');
    expect((await real.kubectl(['get', 'namespace', 'shop'])).code).not.toBe(0);
  }, 120_000);

  test('is followed to its end once that is there, and makes every Secret that is read', async () => {
    const crds = readFileSync(paths['cert-manager-crds'], 'utf8');
    expect(await real.kubectl(['apply', '--server-side', '-f', '-'], crds)).toMatchObject({ code: 0 });
    const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'];
    expect(await real.kubectl(wait)).toMatchObject({ code: 0 });
    expect(await followed()).toMatchObject({ code: 0, stderr: '' });
    const format = 'jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.name} {.type}{"\\n"}{end}';
    const { stdout } = await real.kubectl(['get', 'secrets', '-A', '-o', format]);
    expect(stdout.trim().split('\n').sort()).toEqual([
      'observability/grafana-admin Opaque',
      'observability/oncall Opaque',
      'shop/orders-db Opaque',
      'shop/registry kubernetes.io/dockerconfigjson',
      'shop/shop-tls kubernetes.io/tls',
    ]);
    const held = ['-n', 'shop', 'get', 'secret', 'orders-db', '-o', 'jsonpath={.data.password}'];
    expect(Buffer.from((await real.kubectl(held)).stdout, 'base64').toString()).toBe('another');
  }, 120_000);
});
