export type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher {
  readonly label: string;
  readonly is: MatchOperator;
  readonly value: string;
}

/** The series of one metric, or the lines of Loki's streams where it is empty; with `range` all their samples of the last so many seconds. */
export interface Selector {
  readonly kind: 'selector';
  readonly metric: string;
  readonly matchers: readonly Matcher[];
  /** Seconds, or a variable of Grafana. */
  readonly range?: number | GrafanaVariable;
}

/** Grafana puts a duration in its place before Prometheus sees the query. */
export type GrafanaVariable = '$__auto' | '$__rate_interval';

export interface Amount {
  readonly kind: 'amount';
  readonly value: number;
}

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly of: readonly Expression[];
}

export interface Aggregation {
  readonly kind: 'aggregation';
  readonly name: 'avg' | 'count' | 'max' | 'min' | 'sum' | 'topk';
  readonly grouping: 'by' | 'without';
  readonly labels: readonly string[];
  readonly parameter?: number;
  readonly of: Expression;
}

export type Operator =
  '+' | '-' | '*' | '/' | '>' | '<' | '>=' | '<=' | '==' | '!=' | 'and' | 'or' | 'unless';

export interface Operation {
  readonly kind: 'operation';
  readonly left: Expression;
  readonly operator: Operator;
  readonly right: Expression;
  /** The labels by which the series of both sides meet. */
  readonly on?: readonly string[];
  /** Several of the left side may meet one of the right, and take these labels of it. */
  readonly groupLeft?: readonly string[];
}

/** A whole expression that a user wrote and the parser read: it stands as it is, and within no other. */
export interface Written {
  readonly kind: 'written';
  readonly text: string;
}

/** @see https://prometheus.io/docs/prometheus/latest/querying/basics/ */
export type Expression = Aggregation | Amount | Call | Operation | Selector | Written;
