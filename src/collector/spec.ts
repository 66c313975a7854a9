import type { Duration } from 'cdk8s';
import { tailSamplingDefaults } from './defaults';
import { duration, type Findings, number, optional, read, shaped, shown, withDefaults } from '../kernel';
import personal from './personal-attributes.json';
import { type HeadSamplingProps, Sampling, type TailSamplingProps } from './sampling';

/** Which traces are kept, complete. */
export type SamplingSpec =
  | { readonly kind: 'all' }
  | { readonly kind: 'head'; readonly ratio: number }
  | { readonly kind: 'tail'; readonly ratio: number; readonly slowerThan: Duration; readonly wait: Duration };

/** Where spans are sent, by OTLP over HTTP. */
export interface OtlpTarget {
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
}

/** What a collector is told. */
export interface CollectorSpec {
  /** Where it listens: on every address of its pod, or for the pod alone. */
  readonly address: '0.0.0.0' | '127.0.0.1';
  readonly sampling: SamplingSpec;
  /** The attributes of spans that are dropped. */
  readonly drop: readonly string[];
  /** Known when everything has been declared. */
  target(): OtlpTarget;
}

const head = shaped<HeadSamplingProps>({ ratio: number(0.1, 'NAUST-POD-018') });
const tail = shaped<TailSamplingProps>({
  ratio: optional(number(0.1, 'NAUST-POD-018')),
  slowerThan: optional(duration),
  wait: optional(duration),
});

export function resolveSampling(findings: Findings, sampling: Sampling): SamplingSpec {
  const { chosen } = sampling;
  if (chosen.kind === 'all') return chosen;
  if (chosen.kind === 'head') {
    const { ratio } = read(findings, 'sampling', chosen.props, head);
    checkRatio(findings, ratio, ratio > 0);
    return { kind: 'head', ratio };
  }
  const props = withDefaults(read(findings, 'sampling', chosen.props, tail), tailSamplingDefaults);
  const { ratio, slowerThan, wait } = props;
  checkRatio(findings, ratio, true);
  checkTime(findings, 'sampling.slowerThan', slowerThan, { min: 1, max: 3_600_000 });
  checkTime(findings, 'sampling.wait', wait, { min: 1000, max: 300_000 });
  return { kind: 'tail', ratio, slowerThan, wait };
}

/** What a person wrote, who they are, or where they are; and what else is named. */
export function resolveDropped(findings: Findings, also: readonly string[]): readonly string[] {
  for (const name of also) {
    if (typeof name === 'string' && /^[a-z][a-z0-9_.-]{0,199}$/.test(name)) continue;
    findings.add({
      code: 'NAUST-POD-019',
      what: 'drops an attribute of spans whose name is none',
      got: shown(name),
      allowed: 'a-z, 0-9, _ . and -, beginning with a letter',
      fix: 'write it like shop.customer',
    });
  }
  return [...new Set([...personal.attributes, ...also])];
}

function checkRatio(findings: Findings, ratio: number, isEnough: boolean): void {
  if (isEnough && ratio >= 0 && ratio <= 1) return;
  findings.add({
    code: 'NAUST-POD-018',
    what: 'keeps a share of traces that is none',
    got: shown(ratio),
    allowed: 'above 0 and at most 1; by tail sampling also 0',
    fix: 'write a tenth as 0.1, and all of them as Sampling.all()',
  });
}

function checkTime(
  findings: Findings,
  field: string,
  time: Duration,
  range: { readonly min: number; readonly max: number },
): void {
  const milliseconds = time.toMilliseconds();
  if (milliseconds >= range.min && milliseconds <= range.max) return;
  findings.add({
    code: 'NAUST-WRK-002',
    what: `${field} is not a time in its range`,
    got: `${milliseconds} ms`,
    allowed: `${range.min} to ${range.max} ms`,
    fix: `use a time from ${range.min} to ${range.max} ms`,
  });
}
