import { knownMetrics } from '../known-metrics';
import { labelsOf, type Labels, type Query, type Told } from '../promql-reader';
import { ownRecords } from './own-records';

/** What the scrape of a service adds to whatever that says. */
const ofServices = ['instance', 'job', 'namespace', 'node', 'pod'];

export interface Declared {
  readonly metrics: Readonly<Record<string, readonly string[]>>;
  /** What users work out themselves, of those that could be read. */
  readonly records: ReadonlyMap<string, Query>;
}

/** What there is to name in a rule: what the stack tells, what its services are said to tell, and what is worked out. */
export class ToldMetrics implements Told {
  private readonly worked = new Map<string, Labels>();

  constructor(private readonly declared: Declared) {}

  labelsOf(metric: string): Labels | 'unknown' {
    const { metrics, records } = this.declared;
    const declared = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
    if (declared !== undefined) return new Set([...declared, ...ofServices]);
    const record = records.get(metric);
    if (record !== undefined) return this.ofRecord(metric, record);
    const { labels, families } = knownMetrics();
    if (labels.has(metric)) return optionalSet(labels.get(metric));
    if (ownRecords().has(metric)) return optionalSet(undefined);
    return families.some((family) => metric.startsWith(family)) ? undefined : 'unknown';
  }

  /** Names like one that there is none of are looked for among these. */
  get names(): Iterable<string> {
    const { metrics, records } = this.declared;
    return [...Object.keys(metrics), ...records.keys(), ...ownRecords(), ...knownMetrics().labels.keys()];
  }

  private ofRecord(name: string, record: Query): Labels {
    if (!this.worked.has(name)) {
      // Of one that asks for itself nothing is known.
      this.worked.set(name, undefined);
      this.worked.set(name, labelsOf(record, this));
    }
    return this.worked.get(name);
  }
}

function optionalSet(labels: readonly string[] | undefined): Labels {
  return labels && new Set(labels);
}
