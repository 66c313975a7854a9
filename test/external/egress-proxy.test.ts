import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createTls, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect as connectPlain } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { parseAllDocuments, stringify } from 'yaml';
import { EgressProxy } from '../../src/egress';
import { filesOf } from '../../src/testing';
import { External } from '../../src/workload';
import { existing } from '../egress/existing';
import { type ControlPlane, controlPlanePrograms, startControlPlane } from './control-plane';
import { freePorts, type Server, startServer, urlAnswers } from './process';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const allowed = 'api.vipps.no';
const another = 'login.example.no';

function shop(cni: 'calico' | 'cilium') {
  const made = existing(cni);
  made.orders.calls(External.https(made.shop, 'vipps', { host: allowed }));
  made.auth.calls(External.https(made.shop, 'login', { host: another, port: 8443 }));
  if (cni === 'calico') {
    // Of the range of Services that the API server here has.
    new EgressProxy(made.cluster.namespace('egress'), 'egress-proxy', { addresses: '10.0.0.128/25' });
  }
  return filesOf(made.platform);
}

interface Address {
  readonly socket_address: { address: string; port_value: number };
}
interface Bootstrap {
  readonly admin: { readonly address: Address };
  readonly static_resources: {
    readonly listeners: { readonly name: string; readonly address: Address }[];
    readonly clusters: {
      readonly name: string;
      readonly load_assignment: {
        readonly endpoints: {
          readonly lb_endpoints: { readonly endpoint: { readonly address: Address } }[];
        }[];
      };
    }[];
  };
}

function configuration(files: ReadonlyMap<string, string>): string {
  const objects = parseAllDocuments(files.get('dist/shop/nordic/egress.k8s.yaml')!).map(
    (document) => document.toJS() as { readonly kind: string; readonly data?: Record<string, string> },
  );
  return objects.find(({ kind }) => kind === 'ConfigMap')!.data!['envoy.yaml']!;
}

describeWith(['envoy'], 'the egress proxy, as it is rendered', ({ envoy }) => {
  const folder = temporaryFolder('egress-proxy');
  const text = configuration(shop('calico'));
  const ports = new Map<string, number>();
  let host: HttpsServer;
  let proxy: Server;
  let authority: Buffer;

  beforeAll(async () => {
    const key = join(folder, 'key.pem');
    const certificate = join(folder, 'certificate.pem');
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=test'];
    const names = ['-addext', `subjectAltName=DNS:${allowed},DNS:${another}`];
    expect(await run('openssl', [...request, ...names, '-keyout', key, '-out', certificate])).toMatchObject({
      code: 0,
    });
    authority = readFileSync(certificate);
    host = createTls({ key: readFileSync(key), cert: authority }, (question, answer) =>
      answer.end(`${question.headers.host} ${question.url}`),
    );
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));

    const config = moved(text, await freePorts(4), (host.address() as AddressInfo).port);
    const file = join(folder, 'envoy.yaml');
    writeFileSync(file, stringify(config, { aliasDuplicateObjects: false }));
    const args = ['-c', file, '--concurrency', '1', '--log-level', 'warning', '--disable-hot-restart'];
    proxy = await startServer(envoy, args, {
      ready: urlAnswers(`http://127.0.0.1:${ports.get('status')}/ready`),
    });
  }, 60_000);
  afterAll(async () => {
    await proxy?.stop();
    host?.closeAllConnections();
    await new Promise((resolve) => host?.close(resolve) ?? resolve(undefined));
  });

  /** On ports of this machine, and with a host of its own behind both names: all else is as it comes out. */
  function moved(rendered: string, [admin, ...free]: number[], upstream: number): Bootstrap {
    const config = parseAllDocuments(rendered)[0]!.toJS() as Bootstrap;
    config.admin.address.socket_address.port_value = admin!;
    for (const [index, { name, address }] of config.static_resources.listeners.entries()) {
      ports.set(name, free[index]!);
      Object.assign(address.socket_address, { address: '127.0.0.1', port_value: free[index] });
    }
    for (const { name, load_assignment } of config.static_resources.clusters) {
      const { socket_address } = load_assignment.endpoints[0]!.lb_endpoints[0]!.endpoint.address;
      Object.assign(socket_address, {
        address: '127.0.0.1',
        port_value: name === 'admin' ? admin : upstream,
      });
    }
    return config;
  }

  /** What a host says over TLS that names it so; refused, nothing. */
  function ask(listener: string, servername: string): Promise<string> {
    return new Promise((resolve) => {
      const port = ports.get(listener)!;
      let answer = '';
      const socket: TLSSocket = connectTls({ host: '127.0.0.1', port, servername, ca: authority }, () =>
        socket.write(`GET /cards?number=4111 HTTP/1.1\r\nHost: ${servername}\r\nConnection: close\r\n\r\n`),
      );
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', () => resolve(answer));
      socket.on('close', () => resolve(answer));
    });
  }

  test('is taken by Envoy as a whole', async () => {
    const file = join(folder, 'rendered.yaml');
    writeFileSync(file, text);
    expect(await run(envoy, ['--mode', 'validate', '-c', file])).toMatchObject({ code: 0 });
  }, 60_000);

  test('passes on what asks for a declared host, and its TLS ends there', async () => {
    expect(await ask(`${allowed}:443`, allowed)).toContain(`${allowed} /cards?number=4111`);
    expect(await ask(`${another}:8443`, another)).toContain(`${another} /cards`);
  });

  test.each([
    ['a name that nobody declared', `${allowed}:443`, 'elsewhere.example.org'],
    ['a name below a declared one', `${allowed}:443`, `www.${allowed}`],
    ['a host that another caller declared', `${allowed}:443`, another],
    ['no name at all', `${allowed}:443`, ''],
  ])('refuses %s', async (_, listener, name) => {
    expect(await ask(listener, name)).toBe('');
  });

  test('refuses what is no TLS', async () => {
    const answer = await new Promise<string>((resolve) => {
      let heard = '';
      const socket = connectPlain(ports.get(`${allowed}:443`)!, '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.1\r\nHost: ${allowed}\r\n\r\n`),
      );
      socket.on('data', (data) => (heard += data.toString()));
      socket.on('error', () => resolve(heard));
      socket.on('close', () => resolve(heard));
    });
    expect(answer).toBe('');
  }, 20_000);

  test('writes down who asked for what, refused or not, and nothing of what was said', async () => {
    await ask(`${allowed}:443`, allowed);
    await ask(`${allowed}:443`, 'elsewhere.example.org');
    const lines = (): readonly Record<string, unknown>[] =>
      proxy
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const until = Date.now() + 15_000;
    const told = () => lines().some(({ asked }) => asked === 'elsewhere.example.org');
    while (!told() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200));
    expect(lines()).toContainEqual(
      expect.objectContaining({ host: allowed, port: 443, asked: allowed, caller: '127.0.0.1' }),
    );
    const refused = lines().find(({ asked }) => asked === 'elsewhere.example.org');
    expect(refused).toMatchObject({ host: allowed, flags: 'NR', upstream: null });
    expect(proxy.output()).not.toContain('cards');
    expect(proxy.output()).not.toContain('4111');
  }, 30_000);
});

describeWith([...controlPlanePrograms, 'cilium-crds'], 'Kubernetes', (paths) => {
  let cluster: ControlPlane;

  beforeAll(async () => {
    cluster = await startControlPlane();
    const crds = readFileSync(paths['cilium-crds'], 'utf8');
    expect(await cluster.kubectl(['apply', '--server-side', '-f', '-'], crds)).toMatchObject({ code: 0 });
    const wait = ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s'];
    expect(await cluster.kubectl(wait)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(() => cluster?.stop());

  const yamlOf = (files: ReadonlyMap<string, string>) =>
    [...files]
      .filter(([path]) => path.startsWith('dist/'))
      .map(([, content]) => content)
      .join('---\n');
  const apply = (yaml: string) => cluster.kubectl(['apply', '--server-side', '-f', '-'], yaml);

  test('takes the proxy, and gives its Services the addresses that callers are told', async () => {
    const files = shop('calico');
    expect(await apply(yamlOf(files))).toMatchObject({ code: 0, stderr: '' });
    const { stdout } = await cluster.kubectl(['-n', 'egress', 'get', 'services', '-o', 'json']);
    const services = (
      JSON.parse(stdout) as {
        readonly items: { metadata: { annotations?: Record<string, string> }; spec: { clusterIP: string } }[];
      }
    ).items;
    const address = services.find(({ metadata }) => metadata.annotations?.['naust/host'] === allowed)?.spec
      .clusterIP;
    const aliases = ['-n', 'shop', 'get', 'deployment', 'orders', '-o'];
    const asked = await cluster.kubectl([...aliases, 'jsonpath={.spec.template.spec.hostAliases[0].ip}']);
    expect(asked.stdout).toBe(address);
  }, 60_000);

  test('takes the policies of Cilium, and refuses one that Cilium would not understand', async () => {
    const yaml = yamlOf(shop('cilium'));
    expect(yaml).toContain('kind: CiliumNetworkPolicy');
    expect(await apply(yaml)).toMatchObject({ code: 0, stderr: '' });
    const wrong = yaml.replaceAll('matchName: api.vipps.no', 'matchNames: api.vipps.no');
    expect((await apply(wrong)).stderr).toContain('matchNames');
  }, 60_000);
});
