import type {
  Aggregation,
  Call,
  Expression,
  Matcher,
  MatchOperator,
  Operation,
  Operator,
  Selector,
  Written,
} from './tree';

/** A value that has to be the same, or how it is to be matched. */
export type Matching = string | readonly [MatchOperator, string];

export function series(metric: string, matching: Readonly<Record<string, Matching>> = {}): Selector {
  const matchers = Object.entries(matching).map(([label, value]): Matcher =>
    typeof value === 'string' ? { label, is: '=', value } : { label, is: value[0], value: value[1] },
  );
  return { kind: 'selector', metric, matchers };
}

export function over(range: NonNullable<Selector['range']>, selector: Selector): Selector {
  return { ...selector, range };
}

export function call(name: string, ...of: readonly Expression[]): Call {
  return { kind: 'call', name, of };
}

export function rate(range: NonNullable<Selector['range']>, selector: Selector): Call {
  return call('rate', over(range, selector));
}

export function increase(range: NonNullable<Selector['range']>, selector: Selector): Call {
  return call('increase', over(range, selector));
}

export function aggregate(
  name: Exclude<Aggregation['name'], 'topk'>,
  labels: readonly string[],
  of: Expression,
  grouping: Aggregation['grouping'] = 'by',
): Aggregation {
  return { kind: 'aggregation', name, grouping, labels, of };
}

export function written(text: string): Written {
  return { kind: 'written', text };
}

export function amount(value: number): Expression {
  return { kind: 'amount', value };
}

export function operation(
  left: Expression,
  operator: Operator,
  right: Expression | number,
  matching: Pick<Operation, 'on' | 'groupLeft'> = {},
): Operation {
  const other = typeof right === 'number' ? amount(right) : right;
  return { kind: 'operation', left, operator, right: other, ...matching };
}
