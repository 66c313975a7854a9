import { type Objective, ruleGroups } from '../alerts';

const anyRoute = { namespace: 'any', gateway: 'any', server: 'any.example.no', route: '/', share: 99.9 };

/** One of each kind: what is worked out for them has the same names for all. */
const eachKind: readonly Objective[] = [
  { service: 'any', availability: 99.9 },
  { ...anyRoute, within: undefined },
  { ...anyRoute, within: 1 },
];

/** What the stack works out ahead by itself. */
export function ownRecords(): ReadonlySet<string> {
  return new Set(ruleGroups(eachKind).flatMap(({ records = [] }) => records.map(({ record }) => record)));
}

export function ownAlerts(): ReadonlySet<string> {
  return new Set(ruleGroups(eachKind).flatMap(({ alerts = [] }) => alerts.map(({ alert }) => alert)));
}
