import type { Finding } from '../../kernel';
import type { Deviation, Engine, PolicySpec } from '../../resilience';

/** What is accepted of a chain of calls rather than of the engine. */
export const acceptsRetriesMultiplied = 'retries-multiplied';

/** What an engine does otherwise than asked, unless the user knows; and what the user accepts that does not happen. */
export function deviationFindings(callee: string, policy: PolicySpec, engine: Engine): readonly Finding[] {
  const deviations = engine.deviations(policy);
  const names = new Set(deviations.map(({ name }) => name));
  return [
    ...deviations
      .filter(({ name, isDefault }) => !isDefault && !policy.accepted.includes(name))
      .map((deviation) => otherwise(callee, deviation, engine)),
    ...policy.accepted
      .filter((name) => !names.has(name) && name !== acceptsRetriesMultiplied)
      .map((name) => needless(callee, name, names, engine)),
  ];
}

function otherwise(callee: string, { name, what }: Deviation, engine: Engine): Finding {
  return {
    code: 'NAUST-RSL-010',
    what: `calls "${callee}" by a policy that ${engine.name} does not carry out as it is`,
    got: `${name}: ${engine.name} ${what}`,
    allowed: 'what the engine does, or the difference accepted by its name',
    fix: `add accept: ['${name}'], or change the policy or the engine`,
  };
}

function needless(callee: string, name: string, names: ReadonlySet<string>, engine: Engine): Finding {
  return {
    code: 'NAUST-RSL-011',
    severity: 'warning',
    what: `calls "${callee}" and accepts a difference that there is not`,
    got: JSON.stringify(name).slice(0, 80),
    allowed: names.size > 0 ? [...names].join(', ') : `none: ${engine.name} does all of it as asked`,
    fix: 'take the name out of accept',
  };
}
