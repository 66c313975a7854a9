import { address, pods, policies, reaches } from './policies';

// The policies of https://kubernetes.io/docs/concepts/services-networking/network-policies/, and what the page says of them.

const tcp = (port: number) => ({ port, protocol: 'TCP' as const });
const policy = (name: string, spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: default }\nspec: ${spec}\n`;

const db = pods('default', { role: 'db' });
const web = pods('default', { role: 'web' });
const frontend = pods('default', { role: 'frontend' });
const elsewhere = pods('elsewhere', { role: 'frontend' });
const project = pods('other', { role: 'any' }, { namespaceLabels: { project: 'myproject' } });

describe('the example of the page', () => {
  const held = policies(
    policy(
      'test-network-policy',
      `{ podSelector: { matchLabels: { role: db } }, policyTypes: [Ingress, Egress],
        ingress: [{ from: [
          { ipBlock: { cidr: 172.17.0.0/16, except: [172.17.1.0/24] } },
          { namespaceSelector: { matchLabels: { project: myproject } } },
          { podSelector: { matchLabels: { role: frontend } } } ],
          ports: [{ protocol: TCP, port: 6379 }] }],
        egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/24 } }], ports: [{ protocol: TCP, port: 5978 }] }] }`,
    ),
  );

  test.each([
    ['a pod of its namespace with the label', frontend, true],
    ['a pod of its namespace without it', web, false],
    ['any pod of a namespace with the label', project, true],
    ['a pod with the label in another namespace', elsewhere, false],
    ['an address below the excepted ones', address('172.17.0.255'), true],
    ['an excepted address', address('172.17.1.7'), false],
    ['an address above them', address('172.17.2.0'), true],
    ['an address outside the block', address('172.18.0.0'), false],
  ])('ingress from %s: %#', (_, from, expected) => {
    expect(reaches(held, from, db, tcp(6379))).toBe(expected);
    expect(reaches(held, from, db, tcp(6380))).toBe(false);
    expect(reaches(held, from, db, { port: 6379, protocol: 'UDP' })).toBe(false);
  });

  test('egress to the block and no other, at its port and no other', () => {
    expect(reaches(held, db, address('10.0.0.9'), tcp(5978))).toBe(true);
    expect(reaches(held, db, address('10.0.0.9'), tcp(5979))).toBe(false);
    expect(reaches(held, db, address('10.0.1.0'), tcp(5978))).toBe(false);
    expect(reaches(held, db, web, tcp(5978))).toBe(false);
  });

  test('pods that it does not select are as open as before', () => {
    expect(reaches(held, web, frontend)).toBe(true);
    expect(reaches(held, address('198.51.100.1'), web)).toBe(true);
    expect(reaches(held, web, address('198.51.100.1'))).toBe(true);
  });
});

describe('peers', () => {
  const user = pods('users', { user: 'x' }, { namespaceLabels: { user: 'alice' } });
  const client = pods('users', { role: 'client' }, { namespaceLabels: { user: 'alice' } });
  const ownClient = pods('default', { role: 'client' });

  test('both selectors in one entry have to hold', () => {
    const held = policies(
      policy(
        'and',
        `{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { user: alice } }, podSelector: { matchLabels: { role: client } } }] }] }`,
      ),
    );
    expect([user, client, ownClient].map((from) => reaches(held, from, web))).toEqual([false, true, false]);
  });

  test('of two entries one has to hold', () => {
    const held = policies(
      policy(
        'or',
        `{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { user: alice } } }, { podSelector: { matchLabels: { role: client } } }] }] }`,
      ),
    );
    expect([user, client, ownClient].map((from) => reaches(held, from, web))).toEqual([true, true, true]);
  });

  test('every namespace is every pod, and no address', () => {
    const held = policies(policy('pods', `{ ingress: [{ from: [{ namespaceSelector: {} }] }] }`));
    expect(reaches(held, elsewhere, web)).toBe(true);
    expect(reaches(held, address('203.0.113.1'), web)).toBe(false);
  });

  test('several namespaces by the name that each is labelled with', () => {
    const held = policies(
      policy(
        'names',
        `{ podSelector: {}, policyTypes: [Egress], egress: [{ to: [{ namespaceSelector: { matchExpressions: [{ key: kubernetes.io/metadata.name, operator: In, values: [frontend, elsewhere] }] } }] }] }`,
      ),
    );
    expect(reaches(held, web, elsewhere)).toBe(true);
    expect(reaches(held, web, project)).toBe(false);
  });

  test('a pod on its node’s network is no pod to them, and none hold for it', () => {
    const onHost = pods('default', { role: 'frontend' }, { hostNetwork: true });
    const held = policies(policy('allow', `{ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }`));
    expect(reaches(held, onHost, web)).toBe(false);
    expect(reaches(held, elsewhere, onHost)).toBe(true);
  });
});

describe('the default policies of the page', () => {
  const outside = address('203.0.113.1');
  test.each<[string, string, { in: boolean; out: boolean }]>([
    ['deny all ingress', '{ podSelector: {}, policyTypes: [Ingress] }', { in: false, out: true }],
    [
      'allow all ingress',
      '{ podSelector: {}, ingress: [{}], policyTypes: [Ingress] }',
      { in: true, out: true },
    ],
    ['deny all egress', '{ podSelector: {}, policyTypes: [Egress] }', { in: true, out: false }],
    ['allow all egress', '{ podSelector: {}, egress: [{}], policyTypes: [Egress] }', { in: true, out: true }],
    ['deny all', '{ podSelector: {}, policyTypes: [Ingress, Egress] }', { in: false, out: false }],
    ['nothing said', '{ podSelector: {} }', { in: false, out: true }],
    ['no types, an empty list of egress', '{ podSelector: {}, egress: [] }', { in: false, out: true }],
    ['no types, a rule of egress', '{ podSelector: {}, egress: [{}] }', { in: false, out: true }],
    ['no selector', '{ policyTypes: [Ingress] }', { in: false, out: true }],
    ['empty lists of types', '{ podSelector: {}, policyTypes: [] }', { in: false, out: true }],
  ])('%s', (_, spec, expected) => {
    const held = policies(policy('default', spec));
    expect({ in: reaches(held, outside, web), out: reaches(held, web, outside) }).toEqual(expected);
  });

  test('say nothing of another namespace', () => {
    const held = policies(policy('deny', '{ podSelector: {}, policyTypes: [Ingress, Egress] }'));
    expect(reaches(held, elsewhere, pods('elsewhere', {}))).toBe(true);
    expect(reaches(held, elsewhere, web)).toBe(false);
  });

  test('add up: one that allows is not undone by one that denies', () => {
    const deny = policy('deny', '{ podSelector: {}, policyTypes: [Ingress] }');
    const allow = policy('allow', '{ podSelector: { matchLabels: { role: web } }, ingress: [{}] }');
    const held = policies(`${deny}---\n${allow}`);
    expect(reaches(held, frontend, web)).toBe(true);
    expect(reaches(held, frontend, db)).toBe(false);
  });
});

describe('ports', () => {
  const range = policies(
    policy(
      'multi-port-egress',
      `{ podSelector: { matchLabels: { role: db } }, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/24 } }], ports: [{ protocol: TCP, port: 32000, endPort: 32768 }] }] }`,
    ),
  );
  test.each([
    [31999, false],
    [32000, true],
    [32400, true],
    [32768, true],
    [32769, false],
  ])('of a range: %d', (port, expected) =>
    expect(reaches(range, db, address('10.0.0.1'), tcp(port))).toBe(expected),
  );

  test('by name are those of the called pod, on either side', () => {
    const named = policies(
      policy('in', `{ podSelector: {}, ingress: [{ ports: [{ port: metrics }] }] }`) +
        `---\n` +
        policy('out', `{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: metrics }] }] }`),
    );
    const callee = pods('default', {}, { ports: [{ name: 'metrics', port: 9100, protocol: 'TCP' }] });
    expect(reaches(named, web, callee, tcp(9100))).toBe(true);
    expect(reaches(named, web, callee, tcp(9101))).toBe(false);
    expect(reaches(named, callee, web, tcp(9100))).toBe(false);
    expect(reaches(named, web, address('203.0.113.1'), tcp(9100))).toBe(false);
  });

  test('without a number are all of their protocol', () => {
    const udp = policies(policy('udp', `{ podSelector: {}, ingress: [{ ports: [{ protocol: UDP }] }] }`));
    expect(reaches(udp, web, db, { port: 53, protocol: 'UDP' })).toBe(true);
    expect(reaches(udp, web, db, tcp(53))).toBe(false);
  });
});

describe('a block of private addresses', () => {
  const block = (ipBlock: string) =>
    policies(policy('block', `{ podSelector: {}, ingress: [{ from: [{ ipBlock: ${ipBlock} }] }] }`));
  test.each([
    ['{ cidr: 10.0.0.0/8 }', true],
    ['{ cidr: 0.0.0.0/0 }', true],
    ['{ cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16] }', false],
    ['{ cidr: 203.0.113.0/24 }', false],
    ['{ cidr: "fd00::/8" }', true],
  ])('%s may catch pods: %s', (ipBlock, expected) => {
    expect(reaches(block(ipBlock), frontend, web, tcp(80), 'maybe')).toBe(expected);
    expect(reaches(block(ipBlock), frontend, web, tcp(80), 'never')).toBe(false);
  });
});

test('only NetworkPolicies of Kubernetes itself are read', () => {
  const foreign = policy('deny', '{ podSelector: {} }').replace(
    'networking.k8s.io/v1',
    'projectcalico.org/v3',
  );
  expect(policies(foreign)).toEqual([]);
});

test.each([
  ['{ key: role, operator: In, values: [web, db] }', [true, true, false]],
  ['{ key: role, operator: NotIn, values: [web] }', [false, true, true]],
  ['{ key: role, operator: Exists }', [true, true, false]],
  ['{ key: role, operator: DoesNotExist }', [false, false, true]],
])('%s selects', (expression, expected) => {
  const held = policies(policy('deny', `{ podSelector: { matchExpressions: [${expression}] } }`));
  const closed = [web, db, pods('default', {})].map((to) => !reaches(held, elsewhere, to));
  expect(closed).toEqual(expected);
});
