/** @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config */
export interface Relabel {
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: 'keep' | 'drop';
}

/** Keeps the targets whose labels, in this order, are these values. */
export function keepWhere(values: Readonly<Record<string, string>>): Relabel {
  return { source_labels: Object.keys(values), regex: Object.values(values).join(';'), action: 'keep' };
}

export function copy(source: string, target: string): Relabel {
  return { source_labels: [source], target_label: target };
}

export function keepMetrics(names: string): Relabel {
  return { source_labels: ['__name__'], regex: names, action: 'keep' };
}

export function dropMetrics(names: string): Relabel {
  return { source_labels: ['__name__'], regex: names, action: 'drop' };
}
