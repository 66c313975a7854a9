import { Chart, Size } from 'cdk8s';
import { Cluster, Entry, External, Gateway, Microservice, Platform, Residency, SecretRef, Tls } from 'naust';
import { Observability, Place, TerraformState, Worker, environments, type Project } from 'naust';
import { adopted } from 'naust/adopted';
import { hetzner, plan } from 'naust/hetzner';
import { problemsOf } from '../../src/testing';

const key =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE42OiqPoFEoJ4WXYuT8ZhEl3JGTGGXY81vHgJK412cs operators@example.no';
const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
const helsinki = Place.in('FI', 'Helsinki', { operator: 'Hetzner' });
const size = { cpu: 8, memory: Size.gibibytes(64), disk: Size.gibibytes(960) };
const adminFrom = ['203.0.113.0/24'];
const image = 'registry.example.no/shop/orders:1.4.2';

/** What a row of the table changes; everything else is good. */
interface Stack {
  readonly name: string;
  readonly residency: Residency;
  readonly id: string;
  readonly orders: object;
  readonly projection: object;
  readonly gateway: object;
  readonly partner: object;
  readonly hosts: readonly object[];
  readonly cluster: object;
  readonly observability: object;
  readonly namespace: string;
  /** Added at the end. */
  readonly more: (made: { platform: Platform; cluster: Cluster; ns: Chart; orders: Microservice }) => unknown;
}

const hosts = [
  { name: 'oslo-1', address: '198.51.100.7', place: oslo, ...size },
  { name: 'oslo-2', address: '198.51.100.8', place: oslo, ...size },
];

/** One good stack. */
function shop(change: Partial<Stack> = {}): Platform {
  const { name = 'shop-test', residency = Residency.norway(), id = 'orders', namespace = 'shop' } = change;
  const platform = new Platform({ name, residency });
  const [server, ...others] = change.hosts ?? hosts;
  const cluster = new Cluster(platform, 'nordic', {
    servers: { machines: adopted([server as never], { adminFrom }) },
    pools: { apps: { machines: adopted(others as never, { adminFrom }), singleNode: true } },
    ...change.cluster,
  });
  const ns = cluster.namespace(namespace);
  const orders = new Microservice(ns, id, { image, ...change.orders });
  const alive = ['/app/alive'];
  new Worker(ns, 'projection', { image, alive, ...change.projection });
  const partner = { host: 'api.example.no', cidrs: ['192.0.2.0/24'] };
  orders.calls(External.https(ns, 'partner', { ...partner, ...change.partner }));
  new Gateway(ns, 'gateway', {
    host: 'shop.example.no',
    entry: Entry.address('203.0.113.1', { from: ['198.51.100.0/24'] }),
    tls: Tls.secret('shop-tls'),
    routes: { '/v1/orders': orders },
    ...change.gateway,
  });
  new Observability(cluster, 'observability', change.observability);
  change.more?.({ platform, cluster, ns, orders });
  return platform;
}

const errorsOf = (stack: Platform | Project) =>
  problemsOf(stack).filter(({ severity }) => severity === 'error');
const codesOf = (stack: Platform | Project): string[] => errorsOf(stack).map(({ code }) => code);

test('the stack that every line below changes is good', () => expect(errorsOf(shop())).toEqual([]));

const dummy = { host: '192.0.2.9', port: 80 };
const made = {
  machines: hetzner({ location: 'hel1', sshKeys: [key], adminFrom }),
  count: 1,
  plan: plan.ccx13,
};
const state = TerraformState.s3({
  bucket: 'shop-terraform',
  endpoint: 's3.osl2.safedc.net',
  place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
});
const service = (id: string) => (at: { ns: Chart }) => new Microservice(at.ns, id, { image });

const rows: readonly (readonly [what: string, code: string, change: Partial<Stack>])[] = [
  // Text that would mean something else to the program that reads it.
  ['a host name with a directive', 'NAUST-VAL-001', { gateway: { host: 'a.no; return 200 "x"' } }],
  ['a host name with a brace', 'NAUST-VAL-001', { gateway: { host: 'shop.example.no}' } }],
  ['a header value with a line end', 'NAUST-VAL-012', { gateway: { headers: { 'X-A': 'a\nb' } } }],
  ['a header value that ends in a backslash', 'NAUST-VAL-012', { gateway: { headers: { 'X-A': 'a\\' } } }],
  ['a header name with a blank', 'NAUST-VAL-011', { gateway: { headers: { 'X A': 'a' } } }],
  ['a URL path with a variable', 'NAUST-VAL-010', { gateway: { routes: { '/$host': dummy } } }],
  ['a file path with a quote', 'NAUST-VAL-009', { orders: { logs: '/var/log/"x"' } }],
  ['a label value with a line end', 'NAUST-VAL-007', { orders: { labels: { team: 'a\nb' } } }],
  ['a label key with a blank', 'NAUST-VAL-006', { orders: { labels: { 'the team': 'a' } } }],
  ['a name with a semicolon', 'NAUST-VAL-005', { id: 'orders;ls' }],
  ['a name of 64 letters', 'NAUST-VAL-005', { id: 'a'.repeat(64) }],
  ['a name in letters of Norway', 'NAUST-VAL-005', { id: 'blåbær' }],
  ['a namespace with a slash', 'NAUST-VAL-005', { namespace: 'shop/x' }],
  ['a variable’s name with a hyphen', 'NAUST-VAL-008', { orders: { environment: { 'A-B': 'x' } } }],
  ['a variable with a NUL', 'NAUST-WRK-003', { orders: { environment: { A: 'x\0' } } }],
  ['a variable of a megabyte', 'NAUST-WRK-003', { orders: { environment: { A: 'x'.repeat(1e6) } } }],
  ['an image of a megabyte', 'NAUST-VAL-004', { orders: { image: 'a'.repeat(1e6) } }],
  [
    'a Secret with a line end',
    'NAUST-WRK-004',
    { orders: { environment: { A: SecretRef.key('a\n', 'b') } } },
  ],
  [
    'a city with a line end',
    'NAUST-RES-004',
    { hosts: atPlace(() => Place.norway('Os\nlo', { operator: 'CoolVDS' })) },
  ],
  [
    'a zone with a quote',
    'NAUST-VAL-007',
    { hosts: atPlace(() => Place.norway('Oslo', { operator: 'CoolVDS', zone: '"' })) },
  ],
  // Types that no compiler saw.
  ['a number for a name', 'NAUST-VAL-005', { id: 5 as never }],
  ['a number for an image', 'NAUST-VAL-004', { orders: { image: 5 } }],
  ['a number for a Duration', 'NAUST-VAL-030', { orders: { gracePeriod: 30 } }],
  ['text for a Size', 'NAUST-VAL-030', { orders: { memory: '512Mi' } }],
  ['text for an environment', 'NAUST-VAL-030', { orders: { environment: 'A=b' } }],
  ['null in a list', 'NAUST-VAL-002', { partner: { cidrs: [null] } }],
  ['null for a list', 'NAUST-VAL-030', { partner: { cidrs: null } }],
  ['NaN for a count', 'NAUST-WRK-001', { orders: { replicas: NaN } }],
  ['Infinity for a port', 'NAUST-VAL-021', { orders: { port: Infinity } }],
  ['a number in an environment', 'NAUST-WRK-003', { orders: { environment: { PORT: 8080 } } }],
  ['nothing to call', 'NAUST-WRK-014', { more: ({ orders }) => orders.calls(undefined as never) }],
  // Networks.
  ['a network with host bits', 'NAUST-VAL-002', { partner: { cidrs: ['192.0.2.7/24'] } }],
  ['the whole internet', 'NAUST-WRK-011', { partner: { cidrs: ['0.0.0.0/0'] } }],
  [
    'networks that overlap',
    'NAUST-CLU-005',
    { cluster: { state, pools: { a: { ...made, network: '10.42.0.0/20' } } } },
  ],
  // Counts.
  ['no replicas', 'NAUST-WRK-001', { orders: { replicas: 0 } }],
  ['fewer replicas than none', 'NAUST-WRK-001', { orders: { replicas: -1 } }],
  ['one and a half replicas', 'NAUST-WRK-001', { orders: { replicas: 1.5 } }],
  [
    'no machines',
    'NAUST-CLU-001',
    { cluster: { state, servers: { ...made, count: 0, network: '10.9.0.0/16' } } },
  ],
  [
    'two servers',
    'NAUST-CLU-002',
    { cluster: { state, servers: { ...made, count: 2, network: '10.9.0.0/16' } } },
  ],
  ['a request above its limit', 'NAUST-POD-003', { orders: { memory: Size.gibibytes(2) } }],
  ['an image without a tag', 'NAUST-VAL-004', { orders: { image: 'nginx' } }],
  // Two of one name.
  ['two constructs of one name', 'NAUST-PLT-001', { more: service('orders') }],
  ['two namespaces of one name', 'NAUST-PLT-001', { more: ({ cluster }) => cluster.namespace('shop') }],
  [
    'two clusters of one name',
    'NAUST-PLT-001',
    { more: ({ platform }) => new Cluster(platform, 'nordic', { servers: {} as never, pools: {} }) },
  ],
  ['one route twice', 'NAUST-GTW-005', { gateway: { routes: { '/a': dummy, '/a/': dummy } } }],
  // Between the layers.
  ['a secret in a variable', 'NAUST-POD-005', { orders: { environment: { DB_PASSWORD: 'hunter2' } } }],
  [
    'telemetry held to Norway on a pool elsewhere',
    'NAUST-RES-001',
    {
      residency: Residency.eea({ telemetry: 'NO' }),
      hosts: [hosts[0]!, { ...hosts[1], place: helsinki }],
      cluster: {},
      more: ({ cluster }) => new Observability(cluster, 'again', { on: cluster.pools['apps'] }),
    },
  ],
  [
    'personal data where no pool is in Norway',
    'NAUST-RES-003',
    {
      residency: Residency.eea({ personalData: 'NO' }),
      hosts: atPlace(() => helsinki),
      orders: { personalData: true },
    },
  ],
];

/** The hosts at another place, which is made when the table is read: a bad one must not throw. */
function atPlace(place: () => Place): readonly object[] {
  return hosts.map((host) => ({ ...host, place: place() }));
}

test.each(rows)('refuses %s: %s', (_, code, change) => expect(codesOf(shop(change))).toContain(code));

test('refuses two platforms of one name', () => {
  expect(codesOf(environments({ a: shop(), b: shop() }))).toContain('NAUST-PLT-003');
});

test('names the place to move to when machines in Helsinki are to keep everything in Norway', () => {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const { machines, ...servers } = made;
  new Cluster(platform, 'nordic', { machines, state, servers, pools: {} });
  const [problem] = errorsOf(platform);
  expect(problem).toMatchObject({ code: 'NAUST-RES-001', fix: expect.stringContaining('no-svg1') });
});

test('tells everything at once', () => {
  const change = { orders: { image: 'nginx', replicas: 0, logs: 'x' }, gateway: { host: 'A' } };
  expect(codesOf(shop(change)).sort()).toEqual([
    'NAUST-VAL-001',
    'NAUST-VAL-004',
    'NAUST-VAL-009',
    'NAUST-WRK-001',
  ]);
});

test('a city with letters of its own is a zone with those of everyone', () => {
  const zones = ['Tromsø', 'Bodø', 'Ålesund', 'Mo i Rana'].map(
    (city) => Place.norway(city, { operator: 'CoolVDS' }).zone,
  );
  expect(zones).toEqual(['tromso', 'bodo', 'alesund', 'mo-i-rana']);
});
