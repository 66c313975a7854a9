import { Duration } from 'cdk8s';
import { conform, type Finding, Findings, shown, timeOfDay, withDefaults } from '../kernel';
import { nodeRestartsDefaults } from './defaults';
import type { NodeRestartsProps } from './props';
import { nodeRestartsShape } from './shape';

export interface NodeRestartsSpec extends Required<Omit<NodeRestartsProps, 'lockFor'>> {
  /** `undefined` where a node that is not back holds up the others for good. */
  readonly lockFor: Duration | undefined;
}

export function resolveNodeRestarts(given: NodeRestartsProps): {
  readonly spec: NodeRestartsSpec;
  readonly findings: readonly Finding[];
} {
  const findings = new Findings();
  const props = conform(findings, given, nodeRestartsShape);
  const spec = { ...withDefaults(props, nodeRestartsDefaults), lockFor: props.lockFor };
  findings.check('from', spec.from, timeOfDay);
  findings.check('until', spec.until, timeOfDay);
  checkWindow(spec, findings);
  checkTimeZone(spec.timeZone, findings);
  checkDurations(spec, findings);
  return { spec, findings: findings.all };
}

function checkWindow({ days, from, until }: NodeRestartsSpec, findings: Findings): void {
  const form = { code: 'NAUST-RST-003', fix: "leave it out, or write it like days: ['tue', 'thu']" } as const;
  if (days.length === 0) {
    findings.add({
      ...form,
      what: 'never lets a node restart',
      got: 'no days',
      allowed: 'one day of the week or more',
    });
  }
  if (from === until) {
    findings.add({
      ...form,
      what: 'lets nodes restart for no time at all',
      got: `${shown(from)} to ${shown(until)}`,
      allowed: 'two times of day that differ',
      fix: "write them like from: '01:00', until: '05:00'",
    });
  }
}

/** kured looks the name up in a folder, where upper and lower case differ. */
function checkTimeZone(timeZone: string, findings: Findings): void {
  if (timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone)) return;
  findings.add({
    code: 'NAUST-RST-004',
    what: 'timeZone is not a name of the tz database',
    got: shown(timeZone),
    allowed: 'UTC, or a region and a city',
    fix: 'write it like Europe/Oslo',
  });
}

function checkDurations(spec: NodeRestartsSpec, findings: Findings): void {
  const { drainTimeout, pause, lockFor } = spec;
  const held = inMilliseconds(drainTimeout) + inMilliseconds(pause);
  const least = { drainTimeout: 1000, pause: 0, lockFor: held + 1000 };
  for (const [field, value] of Object.entries({ drainTimeout, pause, lockFor })) {
    const given = value === undefined ? undefined : inMilliseconds(value);
    const from = least[field as keyof typeof least];
    if (given === undefined || (given % 1000 === 0 && given >= from)) continue;
    findings.add({
      code: 'NAUST-RST-005',
      what: `${field} is not in its range`,
      got: shown(value!.toHumanString()),
      allowed: `whole seconds, from ${from / 1000}`,
      fix:
        field === 'lockFor'
          ? 'leave it out, or make it longer than drainTimeout and pause together'
          : 'write it like Duration.minutes(15)',
    });
  }
}

function inMilliseconds(duration: Duration): number {
  return duration.toMilliseconds();
}
