import { asset, gateFindings, hostSystemFiles } from '../../src/cloud-init';
import { gateBounds } from '../../src/cloud-init/gate-check';
import { adoptedAgent, agent } from './example-hosts';

const settingsOf = (host: typeof agent): string[] =>
  hostSystemFiles(host)
    .find(({ path }) => path === '/etc/naust/gate.conf')!
    .content.trimEnd()
    .split('\n');
const codes = (gate: Parameters<typeof gateFindings>[1]): string[] =>
  gateFindings('pool "oslo"', gate).map(({ code }) => code);

describe('the bounds of the host gate', () => {
  // The requirement's table.
  test.each([
    ['iowait', 5],
    ['steal', 0.5],
    ['disk', 10_000],
    ['latency', 0.4],
  ] as const)('hold %s to %d', (check, bound) => {
    expect(gateBounds[check].bound).toBe(bound);
  });

  test('are those that the script has when it lies on a host alone', () => {
    const script = asset('naust-gate');
    for (const { setting, bound } of Object.values(gateBounds)) {
      const written = setting === undefined ? String(bound) : `${setting}=${bound}`;
      expect(script.split(/[ '\n]/).join(' ')).toContain(` ${written} `);
    }
  });

  test('each have a reason and a source', () => {
    for (const { why, source } of Object.values(gateBounds)) {
      expect(why).toMatch(/\w{3}/);
      expect(source).toMatch(/^https:\/\//);
    }
  });
});

describe('the settings of the host gate', () => {
  test('are its bounds, and what is said of the host', () => {
    expect(settingsOf(agent)).toEqual([
      'iowait_max=5',
      'steal_max=0.5',
      'iops_min=10000',
      'latency_max=0.4',
      'peers=10.0.0.10',
      'storage=local NVMe',
    ]);
    expect(settingsOf(adoptedAgent).slice(4)).toEqual([
      'peers=',
      'storage=',
      'report_only=iowait: a backup runs beside it',
    ]);
  });
});

describe('what a pool says of its gate', () => {
  test('may be nothing, a statement and reasons', () => {
    expect(codes({})).toEqual([]);
    expect(
      codes({ storage: 'NVMe, RAID 10 (Oslo)', reportOnly: { steal: 'tilstøtende maskiner, måles' } }),
    ).toEqual([]);
  });

  test.each([
    '',
    ' NVMe',
    'NVMe ',
    'a "fast" one',
    'a\\b',
    'a|b',
    'a=b',
    'a\nb',
    'a\u202eb',
    'x'.repeat(121),
  ])('is one line that ends nowhere else: not %j', (text) => {
    expect(codes({ storage: text })).toEqual(['NAUST-CIN-003']);
    expect(codes({ reportOnly: { disk: text } })).toEqual(['NAUST-CIN-003']);
  });

  test('gives reasons for checks that there are', () => {
    const misspelt = { stael: 'shared processors' } as Record<string, string>;
    expect(codes({ reportOnly: misspelt })).toEqual(['NAUST-CIN-004']);
  });
});
