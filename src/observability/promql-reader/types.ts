import known from './functions.json';
import { matchesEmpty, regexFault } from './regular-expression';
import type { Fault, OperationQuery, Query, SelectorQuery } from './tree';

type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';

interface Signature {
  readonly takes: readonly string[];
  readonly returns: string;
  /** How many of the last may be left out; below nothing, or beyond, how many more there may be. */
  readonly optional?: number;
  readonly experimental?: boolean;
}

const functions: ReadonlyMap<string, Signature> = new Map(Object.entries(known.functions));

const words: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  vector: 'series as they are now',
  matrix: 'series over a while',
  string: 'a text',
};

const comparisons = new Set(['==', '!=', '>', '<', '>=', '<=']);
const sets = new Set(['and', 'or', 'unless']);

/** What no rule may be, though each part of it is PromQL: Prometheus holds its parts to types when it reads them. */
export function typeFault(query: Query): Fault | undefined {
  const faults: Fault[] = [];
  const type = new Types(faults).of(query);
  if (type !== 'vector' && type !== 'scalar') {
    faults.push({ at: query.at, why: `a rule is not of ${words[type]}` });
  }
  return faults.sort((a, b) => a.at - b.at)[0];
}

class Types {
  constructor(private readonly faults: Fault[]) {}

  of(query: Query): ValueType {
    switch (query.kind) {
      case 'number':
        return 'scalar';
      case 'text':
        return 'string';
      case 'selector':
        return this.selector(query, query.at);
      case 'range':
        return this.range(query.of);
      case 'subquery':
        this.expect(query.of, ['vector'], 'a subquery');
        return 'matrix';
      case 'moved':
        return this.moved(query.of);
      case 'parentheses':
        return this.of(query.of);
      case 'signed':
        return this.expect(query.of, ['scalar', 'vector'], 'a sign');
      case 'operation':
        return this.operation(query, query.at);
      case 'aggregation':
        return this.aggregation(query.name, query.of, query.at);
      case 'call':
        return this.call(query.name, query.of, query.at);
    }
  }

  private fault(at: number, why: string): void {
    this.faults.push({ at, why });
  }

  private expect(query: Query, types: readonly ValueType[], by: string): ValueType {
    const type = this.of(query);
    if (!types.includes(type)) {
      this.fault(query.at, `${by} takes ${types.map((one) => words[one]).join(' or ')}, not ${words[type]}`);
    }
    return type;
  }

  private selector({ metrics, matchers }: SelectorQuery, at: number): ValueType {
    if (metrics.length > 1) this.fault(at, `it has two names: ${metrics.join(', ')}`);
    if (metrics.length === 0 && matchers.every(matchesEmpty)) {
      this.fault(at, 'nothing in the braces has to be there');
    }
    for (const { is, value, at: place } of matchers) {
      const why = is.endsWith('~') ? regexFault(value) : undefined;
      if (why !== undefined) this.fault(place, `no regular expression: ${why}`);
    }
    return 'vector';
  }

  private range(of: Query): ValueType {
    if (of.kind === 'selector') this.of(of);
    else this.fault(of.at, 'only a metric has a range; of anything else it is a subquery, as in [1h:5m]');
    return 'matrix';
  }

  private moved(of: Query): ValueType {
    const may = ['selector', 'range', 'subquery', 'moved'].includes(of.kind);
    if (!may) this.fault(of.at, 'only a metric, a range or a subquery is asked of another time');
    return this.of(of);
  }

  private operation(query: OperationQuery, at: number): ValueType {
    const { operator, bool, matching } = query;
    const types = [query.left, query.right].map((side) => this.expect(side, ['scalar', 'vector'], operator));
    const ofScalars = types.every((type) => type === 'scalar');
    if (bool && !comparisons.has(operator)) this.fault(at, 'bool is only beside a comparison');
    if (ofScalars && comparisons.has(operator) && !bool) {
      this.fault(at, 'numbers are compared with bool, as in 1 > bool 0');
    }
    if (types.includes('scalar')) {
      if (sets.has(operator)) this.fault(at, `${operator} is between series, not numbers`);
      if (matching && (matching.labels.length > 0 || matching.group)) {
        this.fault(at, 'labels are matched between series, not numbers');
      }
    }
    if (matching?.group && sets.has(operator)) this.fault(at, `${operator} has no group_left or group_right`);
    const both =
      matching?.how === 'on'
        ? matching.group?.labels.find((one) => matching.labels.includes(one))
        : undefined;
    if (both !== undefined) this.fault(at, `${both} is matched and taken over at once`);
    return ofScalars ? 'scalar' : 'vector';
  }

  private aggregation(name: string, of: readonly Query[], at: number): ValueType {
    if (name.startsWith('limit')) this.fault(at, `${name} is experimental, and off`);
    const parameter = parameters[name];
    const expected: readonly ValueType[] = parameter === undefined ? ['vector'] : [parameter, 'vector'];
    this.arguments(name, expected, { of, least: expected.length, most: expected.length, at });
    return 'vector';
  }

  private call(name: string, of: readonly Query[], at: number): ValueType {
    const signature = functions.get(name);
    if (signature === undefined || signature.experimental) {
      this.fault(at, signature ? `${name} is experimental, and off` : `there is no ${name}`);
      return 'vector';
    }
    const takes = signature.takes as readonly ValueType[];
    const optional = signature.optional ?? 0;
    const least = takes.length - (optional === 0 ? 0 : 1);
    const most = optional < 0 ? Infinity : takes.length + Math.max(0, optional - 1);
    this.arguments(name, takes, { of, least, most, at });
    return signature.returns as ValueType;
  }

  private arguments(
    name: string,
    types: readonly ValueType[],
    given: {
      readonly of: readonly Query[];
      readonly least: number;
      readonly most: number;
      readonly at: number;
    },
  ): void {
    const { of, least, most, at } = given;
    if (of.length < least || of.length > most) {
      this.fault(
        at,
        `${name} takes ${least === most ? least : `${least} or more`} of what is in parentheses, not ${of.length}`,
      );
      return;
    }
    of.forEach((one, index) => this.expect(one, [types[Math.min(index, types.length - 1)]!], name));
  }
}

/** What an aggregation takes before its series. */
const parameters: Readonly<Record<string, ValueType>> = {
  bottomk: 'scalar',
  count_values: 'string',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  quantile: 'scalar',
  topk: 'scalar',
};
