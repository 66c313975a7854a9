import { Duration } from 'cdk8s';
import type { Holding, Place } from '../residency';

/** The whole days after which nothing is left of each. */
interface Kept {
  readonly metrics: number;
  readonly logs: number;
  /** `undefined` where there are none. */
  readonly traces?: number;
}

interface Part {
  readonly name: string;
  readonly contents: string;
  readonly ages?: keyof Kept;
}

/** What is watched. */
type Watched = 'pods' | 'hosts';

const metrics = { pods: 'nodes, pods and services', hosts: 'hosts and what runs on them' };

const partsOf = (watched: Watched): readonly Part[] => [
  { name: 'prometheus', contents: `metrics of ${metrics[watched]}`, ages: 'metrics' },
  {
    name: 'loki',
    contents: `logs of ${watched}, with whatever applications write into them`,
    ages: 'logs',
  },
  { name: 'tempo', contents: 'traces, with whatever applications write into them', ages: 'traces' },
  { name: 'alertmanager', contents: 'alerts that fired, and what was silenced' },
  { name: 'grafana', contents: 'dashboards, and accounts of those who look at them' },
  { name: 'alloy', contents: 'logs on their way to loki' },
];

/** Where the stack keeps what it collects: each volume is where its pod is. */
export function telemetryHoldings(
  places: readonly Place[],
  kept?: Kept,
  watched: Watched = 'pods',
): readonly Holding[] {
  const there = partsOf(watched).filter(({ name }) => name !== 'tempo' || kept?.traces !== undefined);
  return places.flatMap((place) =>
    there.map(({ name, contents, ages }) => ({
      what: `the volume of ${name}`,
      store: 'volume',
      data: 'telemetry',
      contents,
      place,
      purpose: 'finding out what goes wrong',
      retention:
        ages === undefined ? 'it is deleted by hand, or delivered' : kept && Duration.days(kept[ages]!),
    })),
  );
}
