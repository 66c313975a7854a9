import {
  duration,
  type Finding,
  type Findings,
  type Grammar,
  recordOf,
  type Shape,
  shown,
  text,
} from '../../kernel';
import { checkRetention } from '../rules';
import type { StreamRetentionProps } from './props';

export const streamRetentionShape: Shape<StreamRetentionProps> = {
  labels: recordOf(text('shop')),
  retention: duration,
};

export interface StreamRetention {
  readonly labels: Labels;
  /** Whole days. */
  readonly days: number;
}

/** By names that are those of labels, once they are checked. */
type Labels = Readonly<Record<string, string>>;

export function resolveStreamRetention(
  findings: Findings,
  given: readonly StreamRetentionProps[],
  known: Readonly<Record<string, Grammar>>,
): readonly StreamRetention[] {
  // Its shape has left nothing but text in them.
  const all = given.map(({ labels }) => labels as Labels);
  return given.map(({ retention }, index) => {
    const field = `loki.streamRetention[${index}]`;
    const labels = all[index]!;
    checkLabels(findings, `${field}.labels`, labels, known);
    const earlier = all.findIndex((other) => isOf(labels, other));
    if (earlier < index) findings.add(neverApplied(field, earlier));
    return { labels, days: checkRetention(findings, retention, `${field}.retention`) };
  });
}

/** Loki takes the name of a label that no line has as well, and then keeps nothing by it. */
function checkLabels(
  findings: Findings,
  field: string,
  labels: Labels,
  known: Readonly<Record<string, Grammar>>,
): void {
  const names = Object.keys(labels);
  const unknown = names.filter((name) => !Object.hasOwn(known, name));
  if (names.length === 0 || unknown.length > 0) {
    findings.add({
      code: 'NAUST-OBS-012',
      what: `${field} names ${names.length === 0 ? 'no label' : 'a label that no line has'}`,
      got: names.length === 0 ? 'an empty object' : unknown.map((name) => shown(name)).join(', '),
      allowed: `at least one of ${Object.keys(known).join(', ')}`,
      fix: `write labels: { ${exampleOf(known)} }`,
    });
  }
  for (const [name, value] of Object.entries(labels)) {
    const grammar = Object.hasOwn(known, name) ? known[name] : undefined;
    if (grammar) findings.check(`${field}.${name}`, value, grammar);
  }
}

/** Whether every line with these labels has the other ones. */
function isOf(labels: Labels, other: Labels): boolean {
  return Object.entries(other).every(([name, value]) => labels[name] === value);
}

function neverApplied(field: string, earlier: number): Finding {
  return {
    code: 'NAUST-OBS-013',
    what: `${field} is never applied: an earlier one has all of its lines`,
    got: `the labels of loki.streamRetention[${earlier}] among its own`,
    allowed: 'the narrower before the wider',
    fix: 'move it in front of that, or take one of them away',
  };
}

function exampleOf(known: Readonly<Record<string, Grammar>>): string {
  const [name, grammar] = Object.entries(known)[0]!;
  return `${name}: '${grammar.example}'`;
}
