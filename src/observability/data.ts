import { Duration } from 'cdk8s';
import { type Holding, type Place, type Retention } from '../residency';

const parts = [
  { name: 'prometheus', contents: 'metrics of nodes, pods and services', isAged: true },
  { name: 'loki', contents: 'logs of pods, with whatever applications write into them', isAged: true },
  { name: 'alertmanager', contents: 'alerts that fired, and what was silenced', isAged: false },
  { name: 'grafana', contents: 'dashboards, and accounts of those who look at them', isAged: false },
  { name: 'alloy', contents: 'logs on their way to loki', isAged: false },
];

/** Where the stack keeps what it collects: each volume is where its pod is. */
export function telemetryHoldings(places: readonly Place[], retentionDays?: number): readonly Holding[] {
  const age: Retention = retentionDays === undefined ? undefined : Duration.days(retentionDays);
  return places.flatMap((place) =>
    parts.map(({ name, contents, isAged }) => ({
      what: `the volume of ${name}`,
      store: 'volume',
      data: 'telemetry',
      contents,
      place,
      purpose: 'finding out what goes wrong',
      retention: isAged ? age : 'it is deleted by hand, or delivered',
    })),
  );
}
