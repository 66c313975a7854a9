import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  conform,
  cpu,
  duration,
  either,
  Findings,
  flag,
  hostname,
  listOf,
  number,
  oneOf,
  optional,
  recordOf,
  type Shape,
  shaped,
  size,
  text,
  textLike,
} from '../../src/kernel';

interface Props {
  readonly host: string | readonly string[];
  readonly count?: number;
  readonly open?: boolean;
  readonly level?: 'high' | 'low';
  readonly wait?: Duration;
  readonly memory?: Size;
  readonly cpu?: Cpu;
  readonly labels?: Readonly<Record<string, string>>;
  readonly probe?: { readonly path: string };
}

const shape: Shape<Props> = {
  host: either(textLike(hostname), listOf(textLike(hostname))),
  count: optional(number(1, 'NAUST-WRK-001')),
  open: optional(flag),
  level: optional(oneOf('high', 'low')),
  wait: optional(duration),
  memory: optional(size),
  cpu: optional(cpu),
  labels: optional(recordOf(text('a'))),
  probe: optional(shaped<{ readonly path: string }>({ path: text('/') })),
};

const good: Required<Props> = {
  host: ['shop.example.no'],
  count: 2,
  open: true,
  level: 'low',
  wait: Duration.seconds(1),
  memory: Size.gibibytes(1),
  cpu: Cpu.millis(1),
  labels: { team: 'orders' },
  probe: { path: '/health' },
};

function conformed(change: object): { readonly props: Props; readonly told: readonly string[] } {
  const findings = new Findings();
  const props = conform(findings, { ...good, ...change } as Props, shape);
  return { props, told: findings.all.map(({ code, what, got }) => `${code} ${what}, ${got}`) };
}

test('what fits comes out as it is', () => {
  expect(conformed({})).toEqual({ props: good, told: [] });
});

test.each<[object, string]>([
  [{ host: 5 }, 'NAUST-VAL-001 host is not a DNS name or a list, 5'],
  [{ host: undefined }, 'NAUST-VAL-001 host has to be given, nothing'],
  [{ host: ['a.no', null] }, 'NAUST-VAL-001 host[1] is not a DNS name, null'],
  [{ count: '2' }, 'NAUST-WRK-001 count is not a number, a string'],
  [{ count: null }, 'NAUST-WRK-001 count is not a number, null'],
  [{ open: 'yes' }, 'NAUST-VAL-030 open is not true or false, a string'],
  [{ level: 'middle' }, 'NAUST-VAL-030 level is not one of high, low, a string'],
  [{ wait: 5 }, 'NAUST-VAL-030 wait is not a Duration, 5'],
  [{ memory: '1Gi' }, 'NAUST-VAL-030 memory is not a Size, a string'],
  [{ cpu: { amount: 5 } }, 'NAUST-VAL-030 cpu is not a Cpu, an object'],
  [{ labels: ['a'] }, 'NAUST-VAL-030 labels is not an object, a list'],
  [{ labels: new Map() }, 'NAUST-VAL-030 labels is not an object, an object'],
  [{ labels: { team: Symbol('a') } }, 'NAUST-VAL-030 labels["team"] is not text, a symbol'],
  [{ probe: { path: 5n } }, 'NAUST-VAL-030 probe.path is not text, a bigint'],
])('what does not is told by its place: %p', (change, expected) => {
  expect(conformed(change).told).toEqual([expected]);
});

test('something stands in for what is required, and what is optional is left out', () => {
  const { props } = conformed({ host: 5, count: 'x', labels: { team: 5 }, probe: 'x' });
  expect(props).toEqual({
    ...good,
    host: 'shop.example.no',
    count: undefined,
    labels: { team: 'a' },
    probe: undefined,
  });
});

test('props that are none are told once', () => {
  const findings = new Findings();
  expect(conform(findings, null as never, shape)).toEqual({ host: 'shop.example.no' });
  expect(findings.all).toHaveLength(1);
});

test('what a value holds is not told: it may be a secret', () => {
  expect(
    conformed({ count: 'hunter2', labels: 'hunter2', wait: { key: 'hunter2' } }).told.join(),
  ).not.toContain('hunter2');
});
