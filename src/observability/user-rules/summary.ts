const formats = ['humanize', 'humanize1024', 'humanizeDuration', 'humanizePercentage'];
const allowed = new RegExp(
  `^\\{\\{-? *(?:\\$labels\\.([a-zA-Z_][a-zA-Z0-9_]*)|\\$value)(?: *\\| *(?:${formats.join('|')}))? *-?\\}\\}$`,
);

/** What a template of Prometheus has in it, as far as rules of users may have any. */
export interface Template {
  readonly labels: readonly string[];
  /** What could not be worked out: Prometheus would not start with it, or would write an error in its place. */
  readonly faults: readonly string[];
}

/** @see https://prometheus.io/docs/prometheus/latest/configuration/template_reference/ */
export function template(text: string): Template {
  const actions = text.match(/\{\{[\s\S]*?(?:\}\}|$)/g) ?? [];
  const read = actions.map((action) => ({ action, match: allowed.exec(action) }));
  return {
    labels: read.flatMap(({ match }) => match?.[1] ?? []),
    faults: read.flatMap(({ action, match }) => (match ? [] : [action])),
  };
}
