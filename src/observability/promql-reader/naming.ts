import type { Query } from './tree';

/** The labels that series may have; `undefined` where that is not known. */
export type Labels = ReadonlySet<string> | undefined;

/** What there is to name. */
export interface Told {
  /** The labels of a metric, `'unknown'` where nothing tells it. */
  labelsOf(metric: string): Labels | 'unknown';
}

export type Naming =
  | { readonly kind: 'metric'; readonly name: string; readonly at: number }
  | { readonly kind: 'label'; readonly name: string; readonly among: readonly string[]; readonly at: number };

/** Each metric, and each label, that an expression names and that there is none of. */
export function namingFaults(query: Query, told: Told): readonly Naming[] {
  const faults: Naming[] = [];
  labelsWithin(query, told, (fault) => faults.push(fault));
  return faults;
}

/** Which labels may be on what it works out. */
export function labelsOf(query: Query, told: Told): Labels {
  return labelsWithin(query, told, () => undefined);
}

type Report = (fault: Naming) => void;

function labelsWithin(query: Query, told: Told, report: Report): Labels {
  const within = (one: Query): Labels => labelsWithin(one, told, report);
  const check = (names: readonly string[], there: Labels): void => {
    for (const name of names) {
      if (there && !there.has(name)) report({ kind: 'label', name, among: [...there].sort(), at: query.at });
    }
  };
  switch (query.kind) {
    case 'number':
    case 'text':
      return new Set();
    case 'range':
    case 'subquery':
    case 'moved':
    case 'parentheses':
    case 'signed':
      return within(query.of);
    case 'selector': {
      const [metric] = query.metrics;
      const labels = metric === undefined ? undefined : told.labelsOf(metric);
      if (labels === 'unknown') {
        report({ kind: 'metric', name: metric!, at: query.at });
        return undefined;
      }
      check(
        query.matchers.map(({ label }) => label).filter((label) => label !== '__name__'),
        labels,
      );
      return labels;
    }
    case 'operation': {
      const { left, right, matching, operator } = query;
      const sides = [within(left), within(right)] as const;
      const both = union(sides);
      check([...(matching?.labels ?? []), ...(matching?.group?.labels ?? [])], both);
      return operator === 'and' || operator === 'unless' ? sides[0] : both;
    }
    case 'aggregation': {
      const of = union(query.of.map(within));
      check(query.grouping?.labels ?? [], of);
      const made = query.name === 'count_values' ? textsOf(query.of) : [];
      if (picks.has(query.name)) return of;
      if (query.grouping === undefined) return new Set(made);
      const { how, labels } = query.grouping;
      if (how === 'by') return new Set([...labels, ...made]);
      return of && new Set([...[...of].filter((label) => !labels.includes(label)), ...made]);
    }
    case 'call': {
      const of = union(query.of.map(within));
      // The second of what they take is the label that they make.
      const made = /^label_(replace|join)$/.test(query.name) ? textsOf(query.of).slice(0, 1) : [];
      return of && new Set([...of, ...made]);
    }
  }
}

/** These leave series as they are. */
const picks = new Set(['topk', 'bottomk']);

function textsOf(queries: readonly Query[]): readonly string[] {
  return queries.flatMap((query) => (query.kind === 'text' ? [query.value] : []));
}

function union(all: readonly Labels[]): Labels {
  return all.includes(undefined) ? undefined : new Set(all.flatMap((labels) => [...labels!]));
}
