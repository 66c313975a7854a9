import { Duration, Size } from 'cdk8s';
import { Balance, Entry, type GatewayApiProps, Key } from '../../src/gateway';
import { problemsBelow } from '../../src/kernel';
import { chartOf, implementation, route } from './api-stacks';
import { accounts, orders, place } from './stacks';

const front = { from: ['203.0.113.0/28'], place };

const found = (change: Partial<GatewayApiProps>) => problemsBelow(chartOf(change).node.root);
const codes = (change: Partial<GatewayApiProps>): readonly string[] => [
  ...new Set(found(change).map(({ code }) => code)),
];

describe('what the standard channel has no word for is a problem', () => {
  const said: readonly [string, Partial<GatewayApiProps>][] = [
    ['rate', { rate: { requests: 1, per: 'second', burst: 0 } }],
    ['concurrency', { concurrency: 5 }],
    ['auth', { auth: { service: accounts } }],
    ['cors', { cors: { origins: '*' } }],
    ['maintenance', { maintenance: {} }],
    ['retry', { retry: { tries: 3 } }],
    ['balance', { balance: Balance.stickyCookie('peer') }],
    ['bodySize', { bodySize: Size.mebibytes(5) }],
    ['tlsProfile', { tlsProfile: 'intermediate' }],
    ['cache', { cache: {} }],
    ['logClientAddress', { logClientAddress: true }],
    ['trace', { trace: { sampled: 10 } }],
    [
      'idleTimeout of the entry',
      { entry: Entry.address('203.0.113.10', { ...front, idleTimeout: Duration.seconds(60) }) },
    ],
    ['routes["/v1/orders"].cache', route({ cache: {} })],
    ['routes["/v1/orders"].fallback', route({ fallback: { json: {} } })],
    ['routes["/v1/orders"].maxFails', route({ maxFails: 1 })],
    ['routes["/v1/orders"].canary.by', route({ canary: { to: accounts, percent: 5, by: Key.path() } })],
    ['routes["/v1/orders"].timeout', route({ protocol: 'sse', timeout: Duration.seconds(9) })],
    [
      'the timeout around routes["/a.B"]',
      { timeout: Duration.seconds(9), routes: { '/a.B': { to: orders, protocol: 'grpc' } } },
    ],
    [
      'servers["api.example.no"].failTimeout',
      { servers: [{ host: 'api.example.no', routes: { '/': orders }, failTimeout: Duration.seconds(5) }] },
    ],
    [
      'backup of the target of "/v1/orders"',
      route({ to: { host: ['192.0.2.1', { host: '192.0.2.2', backup: true }], port: 80 } }),
    ],
    [
      'maxConnections of the target of "/v1/orders"',
      route({ to: { host: [{ host: '192.0.2.2', maxConnections: 5 }], port: 80 } }),
    ],
    [
      'tls.authorities of the target of "/v1/orders"',
      route({ to: { ...orders, tls: { name: 'a.example.no', authorities: '/etc/ssl/own.pem' } } }),
    ],
  ];

  test.each(said)('%s', (field, change) => {
    expect(found(change)).toMatchObject([
      { code: 'NAUST-GTW-031', what: expect.stringContaining(`${field} is what`) as string },
    ]);
  });

  test('all of it at once', () => {
    const whole = said.slice(0, 11).map(([, change]) => change);
    expect(found(Object.assign({}, ...whole) as Partial<GatewayApiProps>)).toHaveLength(11);
  });
});

test.each([
  ['a name outside the cluster', route({ to: { host: 'api.example.com', port: 443 } }), 'NAUST-GTW-032'],
  ['the host itself', route({ to: { host: '127.0.0.1', port: 80 } }), 'NAUST-GTW-032'],
  [
    'TLS and none to one Service',
    {
      routes: {
        '/a': { host: 'a.stock.svc.cluster.local', port: 80 },
        '/b': { host: 'a.stock.svc.cluster.local', port: 443, tls: {} },
      },
    },
    'NAUST-GTW-032',
  ],
  [
    'gRPC beside others under one name',
    { routes: { '/': orders, '/a.B': { to: orders, protocol: 'grpc' } } },
    'NAUST-GTW-033',
  ],
  ['a path that is no service', { routes: { '/a-b': { to: orders, protocol: 'grpc' } } }, 'NAUST-GTW-033'],
  [
    'more names than listeners',
    { host: Array.from({ length: 64 }, (_, index) => `shop-${index}.example.no`) },
    'NAUST-GTW-034',
  ],
  [
    'more headers than a route sets',
    { headers: Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`X-${index}`, 'a'])) },
    'NAUST-GTW-034',
  ],
  ['a class of no name', { implementation: { ...implementation, gatewayClass: 'A b' } }, 'NAUST-GTW-002'],
  ['a namespace of no name', { implementation: { ...implementation, namespace: '' } }, 'NAUST-VAL-005'],
  ['a label of no form', { implementation: { ...implementation, pods: { a: 'b c' } } }, 'NAUST-VAL-007'],
  ['a name of no form', { host: 'a.com; return 200' }, 'NAUST-VAL-001'],
] as const)('is refused: %s', (_, change, code) => {
  expect(codes(change as Partial<GatewayApiProps>)).toEqual([code]);
});
