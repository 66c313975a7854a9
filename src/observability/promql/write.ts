import type { Expression, Operation, Selector } from './tree';

/** An expression as Prometheus reads it. */
export function write(expression: Expression): string {
  switch (expression.kind) {
    case 'selector':
      return selectorText(expression);
    case 'amount':
      return amountText(expression.value);
    case 'call':
      return `${expression.name}(${expression.of.map(write).join(', ')})`;
    case 'aggregation': {
      const { name, grouping, labels, parameter, of } = expression;
      const first = parameter === undefined ? '' : `${amountText(parameter)}, `;
      return `${name} ${grouping} (${labels.map(labelText).join(', ')}) (${first}${write(of)})`;
    }
    case 'operation':
      return operationText(expression);
    case 'written':
      return expression.text;
  }
}

function selectorText({ metric, matchers, range }: Selector): string {
  const text = matchers.map(({ label, is, value }) => `${labelText(label)}${is}${quote(value)}`).join(', ');
  const braces = text === '' ? '' : `{${text}}`;
  const window = range === undefined ? '' : `[${typeof range === 'number' ? durationText(range) : range}]`;
  return `${named(metric, /^([a-zA-Z_:][a-zA-Z0-9_:]*)?$/)}${braces}${window}`;
}

/** Sides that are operations themselves are in parentheses, so that nothing hangs on what binds closer. */
function operationText({ left, operator, right, on, groupLeft }: Operation): string {
  const side = (of: Expression): string => (of.kind === 'operation' ? `(${write(of)})` : write(of));
  const matching = on === undefined ? '' : ` on (${on.map(labelText).join(', ')})`;
  const group = groupLeft === undefined ? '' : ` group_left (${groupLeft.map(labelText).join(', ')})`;
  return `${side(left)} ${operator}${matching}${group} ${side(right)}`;
}

function labelText(label: string): string {
  return named(label, /^[a-zA-Z_][a-zA-Z0-9_]*$/);
}

/** Names are never quoted, so nothing but a name may stand there. */
function named(name: string, grammar: RegExp): string {
  if (!grammar.test(name)) throw new RangeError(`${JSON.stringify(name)} is no name in PromQL`);
  return name;
}

function amountText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no amount`);
  return String(value);
}

/** The escapes of Go, which JSON shares. @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, unicodeEscape);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const;

/** In the largest whole unit. */
export function durationText(seconds: number): string {
  const unit = units.find(([, length]) => seconds % length === 0);
  return unit ? `${seconds / unit[1]}${unit[0]}` : `${seconds}s`;
}
