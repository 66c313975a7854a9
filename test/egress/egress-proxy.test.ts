import { App, Chart, Duration } from 'cdk8s';
import type { Namespace } from '../../src/cluster';
import { EgressProxy, type EgressProxyProps } from '../../src/egress';
import { Observability, Receiver } from '../../src/observability';
import { Residency } from '../../src/residency';
import { ResilienceEngine } from '../../src/resilience';
import {
  expectReachable,
  expectUnreachable,
  filesOf,
  objectsOf,
  problemsOf,
  Template,
} from '../../src/testing';
import { External, type ExternalProps, Microservice } from '../../src/workload';
import { nordic, oslo } from '../workload/nordic';
import { existing } from './existing';

const addresses = '10.96.0.128/25';
const image = 'registry.example.no/shop/orders:1.4.2';

function shop(props: EgressProxyProps = { addresses }) {
  const made = existing('calico');
  const vipps = External.https(made.shop, 'vipps', { host: 'api.vipps.no' });
  const login = External.https(made.shop, 'login', { host: 'login.example.no', port: 8443 });
  made.orders.calls(vipps);
  made.auth.calls(login);
  new EgressProxy(made.cluster.namespace('egress'), 'egress-proxy', props);
  return { ...made, vipps, login };
}

const codes = ({ platform }: { readonly platform: ReturnType<typeof existing>['platform'] }) =>
  problemsOf(platform).map(({ code }) => code);

interface Fields {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly clusterIP?: string;
    readonly ports?: readonly { readonly port: number; readonly targetPort: number }[];
    readonly egress?: readonly object[];
    readonly template?: { readonly spec: { readonly hostAliases?: readonly object[] } };
  };
}

const objects = (made: ReturnType<typeof existing>) =>
  objectsOf(made.platform) as unknown as readonly Fields[];
const named = (made: ReturnType<typeof existing>, kind: string, name: string) =>
  objects(made).find((object) => object.kind === kind && object.metadata.name === name);

describe('an egress proxy', () => {
  const made = shop();
  const template = Template.of(made.platform);
  const services = objects(made).filter(({ metadata }) => metadata.annotations?.['naust/host']);
  const serviceOf = (host: string) =>
    services.find(({ metadata }) => metadata.annotations?.['naust/host'] === host)!;

  test('lets pods out to hosts whose name alone is known', () => {
    expect(codes(made)).toEqual([]);
    expectReachable(made.orders, made.vipps, { in: template });
    expectReachable(made.auth, made.login, { in: template });
  });

  test('lets each caller out to the hosts that it declares, and to no other', () => {
    expectUnreachable(made.orders, made.login, { in: template });
    expectUnreachable(made.auth, made.vipps, { in: template });
    expectUnreachable(made.orders, 'world', { in: template });
  });

  test('is found under the name of the host, at its port, by callers that need no setting', () => {
    const { clusterIP, ports } = serviceOf('api.vipps.no').spec;
    expect(named(made, 'Deployment', 'orders')!.spec.template!.spec.hostAliases).toEqual([
      { ip: clusterIP, hostnames: ['api.vipps.no'] },
    ]);
    expect(ports).toMatchObject([{ port: 443 }]);
    expect(serviceOf('login.example.no').spec.ports).toMatchObject([{ port: 8443 }]);
    const told = JSON.stringify(named(made, 'Deployment', 'orders'));
    expect(told).toContain('{"name":"VIPPS_URL","value":"https://api.vipps.no"}');
  });

  test('reaches the world at the ports of its hosts, and neither private networks nor the metadata of machines', () => {
    const proxy = { namespace: 'egress', labels: { 'app.kubernetes.io/name': 'egress-proxy' } };
    const at = (address: string, port = 443) => [{ address }, { in: template, port }] as const;
    expectReachable(proxy, ...at('192.0.2.10'));
    expectReachable(proxy, ...at('192.0.2.10', 8443));
    expectUnreachable(proxy, ...at('192.0.2.10', 80));
    expectUnreachable(proxy, ...at('169.254.169.254'));
    expectUnreachable(proxy, ...at('10.0.0.10'));
    expectUnreachable(proxy, ...at('192.168.1.1'));
    expectUnreachable(proxy, made.orders, { in: template });
  });

  test('tells hosts apart by port, so that each takes its own name alone', () => {
    const config = filesOf(made.platform).get('dist/shop/nordic/egress.k8s.yaml')!;
    expect(config.match(/server_names:\n\s+- (\S+)/g)).toHaveLength(2);
    expect(new Set(config.match(/targetPort: \d+/g))).toHaveProperty('size', 2);
  });

  test('takes its addresses in a cluster of naust without being told', () => {
    const { platform, cluster, shop: namespace } = nordic();
    const orders = existingIn(namespace);
    orders.calls(External.https(namespace, 'vipps', { host: 'api.vipps.no', personalData: false }));
    new EgressProxy(cluster.namespace('egress'), 'egress-proxy');
    expect(problemsOf(platform).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(filesOf(platform).get('dist/shop-test/nordic/egress.k8s.yaml')).toMatch(
      /clusterIP: 10\.43\.0\.(1[3-9]|2[0-5])\d/,
    );
  });

  test('stands for a host once, however many call it, and for each of its ports', () => {
    const two = existing('calico');
    const host = 'api.vipps.no';
    two.orders.calls(External.https(two.shop, 'vipps', { host }));
    two.auth.calls(External.https(two.shop, 'vipps-too', { host }));
    two.auth.calls(External.https(two.shop, 'vipps-test', { host, port: 8443 }));
    new EgressProxy(two.cluster.namespace('egress'), 'egress-proxy', { addresses });
    const all = objects(two).filter(({ metadata }) => metadata.annotations?.['naust/host']);
    expect(all.map(({ spec }) => spec.ports?.map(({ port }) => port))).toEqual([[443, 8443]]);
    expect(named(two, 'Deployment', 'auth')!.spec.template!.spec.hostAliases).toHaveLength(1);
  });

  test('may be made before or after what calls through it', () => {
    const first = existing('calico');
    new EgressProxy(first.cluster.namespace('egress'), 'egress-proxy', { addresses });
    first.orders.calls(External.https(first.shop, 'vipps', { host: 'api.vipps.no' }));
    expect(codes(first)).toEqual([]);
    expect(named(first, 'Deployment', 'orders')!.spec.template!.spec.hostAliases).toHaveLength(1);
  });

  test('leads to receivers of alerts, too', () => {
    const { platform, cluster, shop: namespace } = nordic(oslo, Residency.eea({ telemetry: 'NO' }));
    const at = External.https(namespace, 'oncall', { host: 'oncall.example.no' });
    const recipient = { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' } as const;
    const receivers = { oncall: Receiver.webhook({ at, secret: 'oncall', recipient }) };
    new Observability(cluster, 'observability', { on: cluster.pools.oslo, alertmanager: { receivers } });
    new EgressProxy(cluster.namespace('egress'), 'egress-proxy');
    expect(problemsOf(platform).filter(({ severity }) => severity === 'error')).toEqual([]);
    const all = objectsOf(platform) as unknown as readonly Fields[];
    const alertmanager = all.find(
      ({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'alertmanager',
    );
    expect(alertmanager?.spec.template?.spec.hostAliases).toMatchObject([
      { hostnames: ['oncall.example.no'] },
    ]);
  });
});

describe('refused is', () => {
  test.each<[string, EgressProxyProps]>([
    ['NAUST-WRK-030', {}],
    ['NAUST-WRK-030', { addresses: '10.96.0.0/16' }],
    ['NAUST-WRK-030', { addresses: '10.96.0.0/30' }],
    ['NAUST-WRK-030', { addresses: '2001:db8::/125' }],
    ['NAUST-VAL-020', { addresses, replicas: 0 }],
  ])('%s an egress proxy with %j', (code, props) => expect(codes(shop(props))).toContain(code));

  test('an address that is no network, and told once', () =>
    expect(codes(shop({ addresses: '10.96.0.1/25' }))).toEqual(['NAUST-VAL-002']));

  test.each(['192.0.2.0/25', '10.43.0.0/25'])('in a cluster of naust the addresses %s', (given) => {
    const { platform, cluster } = nordic();
    new EgressProxy(cluster.namespace('egress'), 'egress-proxy', { addresses: given });
    expect(problemsOf(platform).map(({ code }) => code)).toContain('NAUST-WRK-030');
  });

  test('more hosts than there are addresses', () => {
    const made = existing('calico');
    for (let n = 0; n < 7; n++)
      made.orders.calls(External.https(made.shop, `h${n}`, { host: `h${n}.example.no` }));
    new EgressProxy(made.cluster.namespace('egress'), 'egress-proxy', { addresses: '10.96.0.128/29' });
    expect(codes(made)).toEqual(['NAUST-WRK-030']);
  });

  test('a second one, one beside Cilium, and one outside of a cluster', () => {
    const second = shop();
    new EgressProxy(second.shop, 'another', { addresses });
    expect(codes(second)).toEqual(['NAUST-WRK-032']);
    const cilium = existing('cilium');
    new EgressProxy(cilium.shop, 'egress-proxy', { addresses });
    expect(codes(cilium)).toEqual(['NAUST-WRK-032']);
    const app = new App();
    new EgressProxy(new Chart(app, 'chart'), 'egress-proxy', { addresses });
    expect(problemsOf(app).map(({ code }) => code)).toEqual(['NAUST-WRK-032']);
  });

  test.each(['nginx', 'istio'] as const)(
    'a call with a policy that %s carries out past the proxy',
    (engine) => {
      const made = existing('calico', ResilienceEngine[engine]());
      const vipps = External.https(made.shop, 'vipps', { host: 'api.vipps.no' });
      made.orders.calls(vipps, { timeout: Duration.seconds(2) });
      new EgressProxy(made.cluster.namespace('egress'), 'egress-proxy', { addresses });
      expect(codes(made)).toContain('NAUST-WRK-031');
    },
  );

  test('mail that begins without TLS, which names no host', () => {
    const found = (port: number) => {
      const { platform, cluster, shop: namespace } = nordic(oslo, Residency.eea({ telemetry: 'NO' }));
      const at = External.https(namespace, 'mail', { host: 'mail.example.no', port });
      const recipient = { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' } as const;
      const mail = {
        at,
        secret: 'mail',
        recipient,
        from: 'a@example.no',
        to: ['b@example.no'],
        username: 'a',
      };
      const alertmanager = { receivers: { mail: Receiver.email(mail) } };
      new Observability(cluster, 'observability', { on: cluster.pools.oslo, alertmanager });
      new EgressProxy(cluster.namespace('egress'), 'egress-proxy');
      return problemsOf(platform).map(({ code }) => code);
    };
    expect(found(587)).toContain('NAUST-WRK-033');
    expect(found(465)).not.toContain('NAUST-WRK-033');
  });

  test('no networks where some were to be, whatever leads out by names', () => {
    const made = shop();
    made.orders.calls(External.cidrs(made.shop, 'bank', { host: 'bank.example.no', cidrs: [] }));
    expect(codes(made)).toEqual(['NAUST-WRK-010']);
  });
});

describe('where Cilium connects the pods', () => {
  const made = existing('cilium');
  const login = External.https(made.shop, 'login', { host: 'login.example.no', port: 8443 });
  made.orders.calls(External.https(made.shop, 'vipps', { host: 'api.vipps.no' }));
  made.orders.calls(login);

  test('callers are let out to names by a policy of its own, that has it read what DNS answers', () => {
    expect(codes(made)).toEqual([]);
    expect(named(made, 'CiliumNetworkPolicy', 'orders')?.spec).toEqual({
      endpointSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
      egress: [
        {
          toEndpoints: [
            { matchLabels: { 'io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } },
          ],
          toPorts: [
            {
              ports: [
                { port: '53', protocol: 'UDP' },
                { port: '53', protocol: 'TCP' },
              ],
              rules: { dns: [{ matchPattern: '*' }] },
            },
          ],
        },
        {
          toFQDNs: [{ matchName: 'api.vipps.no' }],
          toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
        },
        {
          toFQDNs: [{ matchName: 'login.example.no' }],
          toPorts: [{ ports: [{ port: '8443', protocol: 'TCP' }] }],
        },
      ],
    });
    expect(named(made, 'CiliumNetworkPolicy', 'auth')).toBeUndefined();
    expect(named(made, 'Deployment', 'orders')!.spec.template!.spec).not.toHaveProperty('hostAliases');
  });
});

test('personal data goes to a host by name only once somebody says who gets it', () => {
  const handled = { purpose: 'delivery', subjects: ['customers'], categories: ['names'] };
  const found = (personalData: ExternalProps['personalData']) => {
    const { platform, cluster, shop: namespace } = nordic();
    const orders = new Microservice(namespace, 'orders', { image, personalData: handled });
    orders.calls(External.https(namespace, 'vipps', { host: 'api.vipps.no', personalData }));
    new EgressProxy(cluster.namespace('egress'), 'egress-proxy');
    return problemsOf(platform).map(({ code }) => code);
  };
  expect(found(undefined)).toContain('NAUST-RES-008');
  expect(found({ name: 'Betaling', country: 'US', purpose: 'payment' })).toContain('NAUST-RES-006');
  expect(found({ name: 'Betaling', country: 'NO', purpose: 'payment' })).toEqual([]);
});

function existingIn(namespace: Namespace): Microservice {
  return new Microservice(namespace, 'orders', { image });
}
