import fc from 'fast-check';
import { type End, policiesOf, representatives } from '../../src/network-policy';
import { address, pods, reaches } from './policies';

// A world small enough to list: each part of a policy is made together with the list of what it means.

const callers = ['a', 'b'].flatMap((namespace) =>
  ['x', 'y'].map((app) => pods(namespace, { app }, { ports: [{ name: app, port: 2, protocol: 'TCP' }] })),
);
const addresses = [0, 1, 2, 3].map((host) => address(`203.0.113.${host}`));
const everyone: readonly End[] = [...callers, ...addresses];
const everyPort = [1, 2, 3].flatMap((port) =>
  (['TCP', 'UDP'] as const).map((protocol) => ({ port, protocol })),
);

interface Meant<T> {
  readonly object: object;
  readonly means: readonly T[];
}

const selector = fc.constantFrom<Meant<string>>(
  { object: {}, means: ['x', 'y'] },
  { object: { matchLabels: { app: 'x' } }, means: ['x'] },
  { object: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['x'] }] }, means: ['y'] },
  { object: { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, means: [] },
);
const namespaces = fc.constantFrom<Meant<string>>(
  { object: {}, means: ['a', 'b'] },
  { object: { matchLabels: { 'kubernetes.io/metadata.name': 'b' } }, means: ['b'] },
);
const block = fc.constantFrom<Meant<End>>(
  { object: { cidr: '203.0.113.0/30' }, means: addresses },
  { object: { cidr: '203.0.113.0/30', except: ['203.0.113.2/31'] }, means: addresses.slice(0, 2) },
  { object: { cidr: '203.0.113.3/32' }, means: addresses.slice(3) },
);

function podsOf(inNamespaces: readonly string[], apps: readonly string[]): readonly End[] {
  return callers.filter((pod) => inNamespaces.includes(pod.namespace) && apps.includes(pod.labels['app']!));
}

const peer = (home: string): fc.Arbitrary<Meant<End>> =>
  fc.oneof(
    block.map(({ object, means }) => ({ object: { ipBlock: object }, means })),
    selector.map(({ object, means }) => ({ object: { podSelector: object }, means: podsOf([home], means) })),
    namespaces.map(({ object, means }) => ({
      object: { namespaceSelector: object },
      means: podsOf(means, ['x', 'y']),
    })),
    fc.tuple(namespaces, selector).map(([where, which]) => ({
      object: { namespaceSelector: where.object, podSelector: which.object },
      means: podsOf(where.means, which.means),
    })),
  );

/** `2/TCP`, and by whom it is so named: `x` and `y` call their own port 2 by their own names. */
const port = fc.constantFrom<Meant<string>>(
  { object: { port: 1 }, means: ['1/TCP'] },
  { object: { port: 1, protocol: 'UDP' }, means: ['1/UDP'] },
  { object: { port: 2, endPort: 3 }, means: ['2/TCP', '3/TCP'] },
  { object: { protocol: 'UDP' }, means: ['1/UDP', '2/UDP', '3/UDP'] },
  { object: { port: 'x' }, means: ['x:2/TCP'] },
);

const rule = (home: string, ends: 'from' | 'to') =>
  fc
    .record({ peers: fc.array(peer(home), { maxLength: 2 }), ports: fc.array(port, { maxLength: 2 }) })
    .map(({ peers, ports }) => ({
      object: { [ends]: peers.map((p) => p.object), ports: ports.map((p) => p.object) },
      peers: peers.length === 0 ? everyone : peers.flatMap((p) => p.means),
      ports:
        ports.length === 0 ? everyPort.map((p) => `${p.port}/${p.protocol}`) : ports.flatMap((p) => p.means),
    }));

const policy = fc.constantFrom('a', 'b').chain((namespace) =>
  fc
    .record({
      podSelector: selector,
      types: fc.constantFrom(undefined, ['Ingress'], ['Egress'], ['Ingress', 'Egress']),
      ingress: fc.array(rule(namespace, 'from'), { maxLength: 2 }),
      egress: fc.array(rule(namespace, 'to'), { maxLength: 2 }),
    })
    .map(({ podSelector, types, ingress, egress }) => ({
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'policy', namespace },
        spec: {
          podSelector: podSelector.object,
          policyTypes: types,
          ingress: ingress.map((r) => r.object),
          egress: egress.map((r) => r.object),
        },
      },
      subjects: podsOf([namespace], podSelector.means),
      closes: types ?? (egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']),
      ingress,
      egress,
    })),
);

test('what is reachable is what a list of every conversation says', () => {
  fc.assert(
    fc.property(fc.array(policy, { maxLength: 4 }), (made) => {
      const held = policiesOf(made.map(({ object }) => object));
      for (const from of everyone) {
        for (const to of everyone) {
          for (const called of everyPort) {
            const names = [`${called.port}/${called.protocol}`];
            if (to.kind === 'pods') names.push(`${to.labels['app']}:${called.port}/${called.protocol}`);
            const side = (own: End, other: End, word: 'Ingress' | 'Egress', rules: 'ingress' | 'egress') => {
              const closing = made.filter(
                (p) => (p.closes as readonly string[]).includes(word) && p.subjects.includes(own),
              );
              const listed = closing.flatMap((p) => p[rules]);
              const allowed = listed.some(
                (r) => r.peers.includes(other) && r.ports.some((each) => names.includes(each)),
              );
              return closing.length === 0 || allowed;
            };
            const expected = side(from, to, 'Egress', 'egress') && side(to, from, 'Ingress', 'ingress');
            expect(reaches(held, from, to, called)).toBe(expected);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('one address of each part of a network stands for all of that part', () => {
  const prefix = fc.integer({ min: 26, max: 32 });
  const cidr = fc
    .tuple(fc.integer({ min: 0, max: 63 }), prefix)
    .map(([host, bits]) => `203.0.113.${(host >> (32 - bits)) << (32 - bits)}/${bits}`);
  const blocks = fc.array(fc.record({ cidr, except: fc.array(cidr, { maxLength: 2 }) }), { maxLength: 4 });
  fc.assert(
    fc.property(blocks, fc.boolean(), (ipBlocks, expected) => {
      const spec = { podSelector: {}, ingress: [{ from: ipBlocks.map((ipBlock) => ({ ipBlock })) }] };
      const object = {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { namespace: 'a' },
      };
      const held = policiesOf([{ ...object, spec }]);
      const at = (text: string): boolean => reaches(held, address(text), callers[0]!);
      const all = Array.from({ length: 64 }, (_, host) => at(`203.0.113.${host}`));
      const some = representatives('203.0.113.0/26', held).map(at);
      expect(some.includes(expected)).toBe(all.includes(expected));
    }),
  );
});

test('the world has no private addresses', () => {
  const parts = representatives('0.0.0.0/0', []);
  expect(parts).toContain('1.0.0.0');
  expect(parts.filter((part) => /^(10|127|192\.168|172\.16|0)\./.test(part))).toEqual([]);
  expect(representatives('::/0', [])).not.toContain('fc00::');
});
