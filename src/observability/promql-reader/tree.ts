/** PromQL as a person wrote it; `at` is the place of the text that it begins at. */
export type Query = { readonly at: number } & (
  | { readonly kind: 'number' }
  | { readonly kind: 'text'; readonly value: string }
  | SelectorQuery
  /** All samples of a while: `of[5m]`, and with steps `of[1h:5m]`. */
  | { readonly kind: 'range' | 'subquery'; readonly of: Query }
  /** As of another time: `offset`, `@`. */
  | { readonly kind: 'moved'; readonly of: Query }
  | { readonly kind: 'parentheses' | 'signed'; readonly of: Query }
  | OperationQuery
  | {
      readonly kind: 'aggregation';
      readonly name: string;
      readonly grouping?: Grouping;
      readonly of: readonly Query[];
    }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Query[] }
);

export interface SelectorQuery {
  readonly kind: 'selector';
  /** Each name that it is given: one, unless somebody wrote two, or asks by other labels alone. */
  readonly metrics: readonly string[];
  readonly matchers: readonly MatcherQuery[];
}

export interface MatcherQuery {
  readonly label: string;
  readonly is: string;
  readonly value: string;
  readonly at: number;
}

export interface OperationQuery {
  readonly kind: 'operation';
  readonly operator: string;
  readonly bool: boolean;
  readonly matching?: Grouping & { readonly group?: { readonly labels: readonly string[] } };
  readonly left: Query;
  readonly right: Query;
}

export interface Grouping {
  readonly how: 'by' | 'without' | 'on' | 'ignoring';
  readonly labels: readonly string[];
}

/** Why Prometheus would not take it, and where. */
export interface Fault {
  readonly at: number;
  readonly why: string;
}
