import type { Expression } from '../promql';

export interface Query {
  /** Of the series of Prometheus, or of the lines of Loki: both have one tree. */
  readonly of: Expression;
  /** With the labels that tell series apart: `{{instance}}`. */
  readonly legend: string;
}

/** How Grafana writes a figure. @see https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts */
export type Unit = 'bytes' | 'Bps' | 'iops' | 'ms' | 'percentunit' | 'reqps' | 's' | 'short';

export interface Panel {
  readonly title: string;
  readonly kind: 'logs' | 'stat' | 'timeseries';
  readonly source: 'loki' | 'prometheus';
  readonly unit: Unit;
  readonly queries: readonly Query[];
}

/** What is chosen above the panels: the values of a label. */
export interface Variable {
  readonly name: string;
  /** The metric that has it; `undefined` for what Loki knows. */
  readonly metric: string | undefined;
}

/** Panels below a line, there once for each value that is chosen. */
export interface Row {
  readonly each: Variable;
  readonly panels: readonly Panel[];
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly variables: readonly Variable[];
  readonly panels: readonly Panel[];
  /** Below the panels. */
  readonly row?: Row;
}

/** A panel of what Prometheus knows over time. */
export function graph(title: string, unit: Unit, ...queries: readonly Query[]): Panel {
  return { title, kind: 'timeseries', source: 'prometheus', unit, queries };
}

/** A panel of how things are now. */
export function stat(title: string, unit: Unit, of: Expression, legend = ''): Panel {
  return { title, kind: 'stat', source: 'prometheus', unit, queries: [{ of, legend }] };
}

export function query(of: Expression, legend: string): Query {
  return { of, legend };
}
