import { ruleGroups } from '../alerts';

const anObjective = { service: 'any', availability: 99.9 };

/** What the stack works out ahead by itself. */
export function ownRecords(): ReadonlySet<string> {
  return new Set(
    ruleGroups([anObjective]).flatMap(({ records = [] }) => records.map(({ record }) => record)),
  );
}

export function ownAlerts(): ReadonlySet<string> {
  return new Set(ruleGroups([anObjective]).flatMap(({ alerts = [] }) => alerts.map(({ alert }) => alert)));
}
