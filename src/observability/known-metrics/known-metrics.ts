/** What the stack itself tells: the labels of each metric, and how the names begin of those that nobody can list. */
export interface KnownMetrics {
  /** `undefined` for one whose labels are not all known. */
  readonly labels: ReadonlyMap<string, readonly string[] | undefined>;
  readonly families: readonly string[];
}

/** What Prometheus gives to whatever it asks. */
const ofEachTarget = ['instance', 'job'];

let known: KnownMetrics | undefined;

export function knownMetrics(): KnownMetrics {
  return (known ??= load());
}

function load(): KnownMetrics {
  const { sources } = require('./known-metrics.json') as typeof import('./known-metrics.json');
  const labels = sources.flatMap(({ names, target }) =>
    names.flatMap((set) => set.metrics.map((metric) => [metric, withTarget(set.labels, target)] as const)),
  );
  return { labels: new Map(labels), families: sources.flatMap(({ families }) => families) };
}

function withTarget(own: readonly string[], target: readonly string[]): readonly string[] | undefined {
  return own.includes('*') ? undefined : [...own, ...target, ...ofEachTarget];
}
