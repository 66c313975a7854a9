import type { Fault, Grouping, MatcherQuery, OperationQuery, Query } from './tree';
import { isReadable, unquoted } from './unquoted';

type Grammar = typeof import('@prometheus-io/lezer-promql', { with: { 'resolution-mode': 'import' } });
type Node = ReturnType<Grammar['parser']['parse']>['topNode'];

/** What the text says, by the grammar that Prometheus itself offers its editors. */
export function read(text: string): Query | Fault {
  const { parser } = require('@prometheus-io/lezer-promql') as Grammar;
  const top = parser.parse(text).topNode;
  const fault = syntaxFault(top, text);
  return fault ?? new Reader(text).query(top.firstChild!);
}

function syntaxFault(top: Node, text: string): Fault | undefined {
  if (text.trim() === '') return { at: 0, why: 'there is nothing' };
  let fault: Fault | undefined;
  top.cursor().iterate(({ type, from, to, node }) => {
    if (type.isError) fault ??= { at: from, why: 'it is not PromQL from here on' };
    else if (isExperimental(node)) {
      fault ??= { at: from, why: `${text.slice(from, to)} is experimental, and off` };
    } else if (type.name === 'StringLiteral' && !isReadable(text.slice(from, to))) {
      fault ??= { at: from, why: 'something after a backslash is none of its escapes' };
    } else if (type.name === 'DurationExpr' && /^0+[a-z]*$/.test(text.slice(from, to))) {
      fault ??= { at: from, why: 'a range is longer than nothing' };
    }
  });
  return fault;
}

/** What Prometheus reads only where somebody turned it on: durations that are worked out among it. */
function isExperimental({ name, firstChild }: Node): boolean {
  const isWorkedOut =
    /^(Offset)?DurationExpr$/.test(name) && (firstChild?.name.endsWith('DurationExpr') ?? false);
  return isWorkedOut || ['FillModifier', 'AnchoredExpr', 'SmoothedExpr'].includes(name);
}

class Reader {
  constructor(private readonly text: string) {}

  query(node: Node): Query {
    const at = node.from;
    switch (node.name) {
      case 'NumberDurationLiteral':
        return { kind: 'number', at };
      case 'StringLiteral':
        return { kind: 'text', value: unquoted(this.slice(node)), at };
      case 'VectorSelector':
        return this.selector(node);
      case 'MatrixSelector':
        return { kind: 'range', of: this.query(node.firstChild!), at };
      case 'SubqueryExpr':
        return { kind: 'subquery', of: this.query(node.firstChild!), at };
      case 'OffsetExpr':
      case 'StepInvariantExpr':
        return { kind: 'moved', of: this.query(node.firstChild!), at };
      case 'ParenExpr':
        return { kind: 'parentheses', of: this.query(node.firstChild!), at };
      case 'UnaryExpr':
        return { kind: 'signed', of: this.query(node.lastChild!), at };
      case 'BinaryExpr':
        return this.operation(node);
      case 'AggregateExpr':
        return this.aggregation(node);
      case 'FunctionCall': {
        const name = this.slice(node.firstChild!);
        return { kind: 'call', name, of: this.arguments(node), at };
      }
      default:
        throw new RangeError(`no such node in PromQL: ${node.name}`);
    }
  }

  private selector(node: Node): Query {
    const identifier = node.getChild('Identifier');
    const inBraces = node.getChild('LabelMatchers');
    const quoted = (inBraces?.getChildren('QuotedLabelName') ?? []).map((name) => unquoted(this.slice(name)));
    const all = [
      ...(inBraces?.getChildren('UnquotedLabelMatcher') ?? []),
      ...(inBraces?.getChildren('QuotedLabelMatcher') ?? []),
    ].map((matcher) => this.matcher(matcher));
    const isName = ({ label, is }: MatcherQuery): boolean => label === '__name__' && is === '=';
    const metrics = [
      ...(identifier ? [this.slice(identifier)] : []),
      ...quoted,
      ...all.filter(isName).map(({ value }) => value),
    ];
    return { kind: 'selector', metrics, matchers: all.filter((one) => !isName(one)), at: node.from };
  }

  private matcher(node: Node): MatcherQuery {
    const [name, is, value] = [node.firstChild!, node.getChild('MatchOp')!, node.getChild('StringLiteral')!];
    const label = name.name === 'QuotedLabelName' ? unquoted(this.slice(name)) : this.slice(name);
    return { label, is: this.slice(is), value: unquoted(this.slice(value)), at: node.from };
  }

  private operation(node: Node): Query {
    const [left, right] = [node.firstChild!, node.lastChild!];
    const clause = node.getChild('MatchingModifierClause');
    return {
      kind: 'operation',
      operator: this.slice(left.nextSibling!),
      bool: node.getChild('BoolModifier') !== null,
      matching: clause ? this.matching(clause) : undefined,
      left: this.query(left),
      right: this.query(right),
      at: node.from,
    };
  }

  private matching(clause: Node): NonNullable<OperationQuery['matching']> {
    const how = clause.getChild('On') ? 'on' : 'ignoring';
    const [labels, included] = clause.getChildren('GroupingLabels').map((list) => this.labels(list));
    const grouped = clause.getChild('GroupLeft') ?? clause.getChild('GroupRight');
    return { how, labels: labels ?? [], group: grouped ? { labels: included ?? [] } : undefined };
  }

  private aggregation(node: Node): Query {
    const modifier = node.getChild('AggregateModifier');
    const name = this.slice(node.getChild('AggregateOp')!).toLowerCase();
    return {
      kind: 'aggregation',
      name,
      grouping: modifier ? this.grouping(modifier) : undefined,
      of: this.arguments(node),
      at: node.from,
    };
  }

  private grouping(modifier: Node): Grouping {
    const how = modifier.getChild('By') ? 'by' : 'without';
    return { how, labels: this.labels(modifier.getChild('GroupingLabels')!) };
  }

  private labels(list: Node): readonly string[] {
    const plain = list.getChildren('LabelName').map((label) => this.slice(label));
    return [...plain, ...list.getChildren('QuotedLabelName').map((label) => unquoted(this.slice(label)))];
  }

  private arguments(node: Node): readonly Query[] {
    return node
      .getChild('FunctionCallBody')!
      .getChildren('Expr')
      .map((one) => this.query(one));
  }

  private slice({ from, to }: Node): string {
    return this.text.slice(from, to);
  }
}
