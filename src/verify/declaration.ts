import { fieldsOf, listOf } from '../pod';

/** What of a residency report is held against what exists. */
export interface Declaration {
  readonly platform: string;
  readonly regions: { readonly other: readonly string[] };
  readonly zones: readonly string[];
  readonly nodes: readonly { readonly name: string; readonly zone: string; readonly region: string }[];
  readonly pinned: readonly { readonly namespace: string; readonly regions: readonly string[] }[];
}

/** `undefined` where it is no report of a version that is known. */
export function declarationOf(report: unknown): Declaration | undefined {
  const top = fieldsOf(report);
  const regions = listOf(fieldsOf(fieldsOf(top['policy'])['regions'])['other data']).map(String);
  if (top['version'] !== 1 || typeof top['platform'] !== 'string' || regions.length === 0) return undefined;
  const places = listOf(top['holdings']).map((holding) => fieldsOf(fieldsOf(holding)['place'])['zone']);
  return {
    platform: top['platform'],
    regions: { other: regions },
    zones: [...new Set(places.filter((zone) => typeof zone === 'string'))],
    nodes: listOf(top['nodes']).map((node) => {
      const { name, zone, region } = fieldsOf(node);
      return { name: String(name), zone: String(zone), region: String(region) };
    }),
    pinned: listOf(top['pinned']).map((pin) => {
      const { namespace, regions: to } = fieldsOf(pin);
      return { namespace: String(namespace), regions: listOf(to).map(String) };
    }),
  };
}
