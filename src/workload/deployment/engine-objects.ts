import { Chart, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import { Manifest } from '../../kernel';
import type { CallOf, ResourceSpec } from '../../resilience';

/** An object of an engine, and the calls that it is for. */
interface Placed {
  readonly calls: CallOf[];
}

const placed = new WeakMap<Chart, Map<string, Placed>>();

/** Puts what a call needs beside its caller, where no other call of the namespace has done so. */
export function placeEngineObjects(scope: Construct, call: CallOf, resources: readonly ResourceSpec[]): void {
  const ofChart = placedIn(Chart.of(scope));
  for (const resource of resources) {
    const key = `${resource.kind}/${resource.name}`;
    const known = ofChart.get(key);
    if (known !== undefined) {
      known.calls.push(call);
      continue;
    }
    const calls = [call];
    ofChart.set(key, { calls });
    place(scope, resource, calls);
  }
}

function placedIn(chart: Chart): Map<string, Placed> {
  const known = placed.get(chart) ?? new Map<string, Placed>();
  placed.set(chart, known);
  return known;
}

function place(
  scope: Construct,
  { apiVersion, kind, name, render }: ResourceSpec,
  calls: readonly CallOf[],
): void {
  const { annotations, fields } = render(calls);
  // What calls that are declared later add is rendered with the rest.
  const later = Object.keys(fields).map(
    (field) => [field, Lazy.any({ produce: () => render(calls).fields[field] })] as const,
  );
  new Manifest(scope, `${kind}-${name}`.toLowerCase(), {
    apiVersion,
    kind,
    metadata: { name, annotations },
    ...Object.fromEntries(later),
  });
}
