import { filesOf } from '../../src/testing';
import { type Evidence, verify } from '../../src/verify';
import { pinned } from '../pin/stack';

const report = {
  file: 'residency.json',
  text: filesOf(pinned().platform).get('naust.out/shop-test/report/residency.json')!,
};
const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';

const server = (location: string, name = 'apps-1') => ({
  mode: 'managed',
  type: 'hcloud_server',
  name: 'apps_1',
  instances: [{ attributes: { name, location, user_data: 'token=hunter2hunter2' } }],
});
const raw = (...resources: readonly object[]) => ({ version: 4, terraform_version: '1.11.4', resources });
const node = (name: string, region?: string, zone?: string) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { ...(region && { [REGION]: region }), ...(zone && { [ZONE]: zone }) } },
});
const volume = (namespace: string, key: string, ...values: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pvc-1' },
  spec: {
    claimRef: { namespace, name: 'data' },
    nodeAffinity: values.length > 0 && {
      required: { nodeSelectorTerms: [{ matchExpressions: [{ key, operator: 'In', values }] }] },
    },
  },
});
const nodes = [
  node('server-1', 'finland', 'hel1'),
  node('apps-1', 'finland', 'hel1'),
  node('oslo-1', 'norway', 'oslo'),
];

function held(states: readonly object[], objects: readonly object[]): readonly string[] {
  const evidence: Evidence = {
    report,
    states: states.map((state) => ({ file: 'state.json', text: JSON.stringify(state) })),
    objects: [{ file: 'objects.json', text: JSON.stringify({ kind: 'List', items: objects }) }],
  };
  return verify(evidence).problems.map(({ code, severity }) =>
    severity === 'error' ? code : `${code} warning`,
  );
}

test('what is where it is declared is fine, in a raw state and a shown one', () => {
  const shown = {
    format_version: '1.0',
    values: {
      root_module: {
        resources: [],
        child_modules: [
          {
            resources: [
              {
                mode: 'managed',
                address: 'a',
                type: 'hcloud_server',
                values: { name: 'apps-1', location: 'hel1' },
              },
              { mode: 'managed', address: 'b', type: 'hcloud_network', values: {} },
              { mode: 'data', address: 'c', type: 'aws_ami', values: {} },
            ],
          },
        ],
      },
    },
  };
  expect(
    held([raw(server('hel1')), shown], [...nodes, volume('customers', 'kubernetes.io/hostname', 'oslo-1')]),
  ).toEqual([]);
});

describe('what is elsewhere is found', () => {
  const cases: readonly [string, readonly object[], readonly object[], readonly string[]][] = [
    ['a server outside the EEA', [raw(server('ash', 'x'))], [], ['NAUST-VER-002']],
    ['a server where the stack declares nothing', [raw(server('nbg1', 'x'))], [], ['NAUST-VER-003']],
    ['a server at a place that nobody knows', [raw(server('mars1', 'x'))], [], ['NAUST-VER-004']],
    [
      'a resource of another provider',
      [raw({ mode: 'managed', type: 'aws_s3_bucket', name: 'b', instances: [{ attributes: {} }] })],
      [],
      ['NAUST-VER-004 warning'],
    ],
    ['a node without a country', [], [node('oslo-1')], ['NAUST-VER-005']],
    ['a node in another country', [], [node('oslo-1', 'finland', 'hel1')], ['NAUST-VER-005']],
    ['a node in another zone', [], [node('oslo-1', 'norway', 'no-svg1')], ['NAUST-VER-005']],
    ['a node that nobody declared', [], [node('stray', 'norway', 'oslo')], ['NAUST-VER-005']],
    [
      'a node that calls itself Norwegian, which Terraform made in Finland',
      [raw(server('hel1', 'oslo-1'))],
      [node('oslo-1', 'norway', 'oslo')],
      ['NAUST-VER-005'],
    ],
    [
      'a pinned volume on a node in Finland',
      [],
      [...nodes, volume('customers', 'kubernetes.io/hostname', 'apps-1')],
      ['NAUST-VER-006'],
    ],
    [
      'a pinned volume in two countries',
      [],
      [volume('customers', REGION, 'norway', 'finland')],
      ['NAUST-VER-006'],
    ],
    ['a pinned volume that says nothing', [], [volume('customers', '')], ['NAUST-VER-006']],
    ['another volume that says nothing', [], [volume('shop', '')], ['NAUST-VER-006 warning']],
    ['another volume in the EEA', [], [...nodes, volume('shop', ZONE, 'hel1')], []],
    ['a volume outside the EEA', [], [volume('shop', REGION, 'united-states')], ['NAUST-VER-006']],
    ['a plan in place of a state', [{ format_version: '1.2', planned_values: {} }], [], ['NAUST-VER-001']],
  ];
  test.each(cases)('%s', (_, states, objects, codes) => expect(held(states, objects)).toEqual(codes));
});

test.each([
  ['nothing', ''],
  ['half of it', '{"version": 4, "res'],
  ['a list', '[]'],
  ['null', 'null'],
  ['another file', '{"version": 1}'],
])('%s is no evidence, and no report', (_, text) => {
  const file = { file: 'x.json', text };
  for (const evidence of [
    { report: file, states: [], objects: [] },
    { report, states: [file], objects: [] },
    { report, states: [], objects: [file] },
  ])
    expect(verify(evidence).problems).toMatchObject([{ code: 'NAUST-VER-001', path: 'x.json' }]);
});

test('nothing that a state holds is shown but where things are', () => {
  const { problems } = verify({
    report,
    states: [{ file: 'state.json', text: JSON.stringify(raw(server('ash'), server('mars1'))) }],
    objects: [],
  });
  expect(problems.length).toBe(2);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});
